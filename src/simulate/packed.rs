//! Whole numbers as bytes: rows of columns, each column as wide as its largest number needs.
//!
//! Of what is tallied much is nothing and more is small, and bytes on their way between workers are copied several
//! times.

/// Bytes of a number.
const WIDE: usize = size_of::<i64>();

/// The columns that hold anything: the place of each in a row, and its bytes.
type Columns = Vec<(usize, usize)>;

/// Bytes that a column needs in which these are the bits of its numbers, each turned so that its sign is the last.
const fn width(bits: u64) -> usize {
    (u64::BITS - bits.leading_zeros()).div_ceil(u8::BITS) as usize
}

/// Appends rows of `columns` numbers.
///
/// First a byte for the width of each column, then the rows, then as many bytes more as let a reader take eight at once.
pub fn put(bytes: &mut Vec<u8>, numbers: &[i64], columns: usize) {
    let mut bits = vec![0_u64; columns];
    for row in numbers.chunks_exact(columns) {
        bits.iter_mut().zip(row).for_each(|(bits, &number)| *bits |= ((number << 1) ^ (number >> 63)) as u64);
    }
    bytes.extend(bits.iter().map(|&bits| width(bits) as u8));
    let used = used(bits.iter().map(|&bits| width(bits)));
    let mut at = bytes.len();
    bytes.resize(at + numbers.len() / columns * row_length(&used) + WIDE, 0);
    for row in numbers.chunks_exact(columns) {
        for &(column, width) in &used {
            // What is too long the next overwrites.
            bytes[at..at + WIDE].copy_from_slice(&row[column].to_le_bytes());
            at += width;
        }
    }
    bytes[at..].fill(0);
}

/// Takes rows of `columns` numbers off the beginning of `bytes` and adds them to `numbers`; whether they are all there.
pub fn add(bytes: &mut &[u8], numbers: &mut [i64], columns: usize) -> bool {
    let Some((widths, rest)) = bytes.split_at_checked(columns) else { return false };
    if widths.iter().any(|&width| usize::from(width) > WIDE) {
        return false;
    }
    let used = used(widths.iter().map(|&width| width.into()));
    let length = (numbers.len() / columns).checked_mul(row_length(&used)).and_then(|length| length.checked_add(WIDE));
    let Some((rows, rest)) = length.and_then(|length| rest.split_at_checked(length)) else { return false };
    *bytes = rest;
    let mut at = 0;
    for row in numbers.chunks_exact_mut(columns) {
        for &(column, width) in &used {
            let Some(&number) = rows[at..].first_chunk() else { return false };
            let unused = u64::BITS as usize - width * u8::BITS as usize;
            row[column] += (i64::from_le_bytes(number) << unused) >> unused;
            at += width;
        }
    }
    true
}

/// The columns that hold anything.
fn used(widths: impl Iterator<Item = usize>) -> Columns {
    widths.enumerate().filter(|&(_, width)| width > 0).collect()
}

/// Bytes of a row.
fn row_length(used: &Columns) -> usize {
    used.iter().map(|&(_, width)| width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERS: [i64; 12] = [0, 127, -1, i64::MAX, 0, -128, 300, i64::MIN, 0, 5, 8_388_607, 0x0102_0304_0506_0708];

    #[test]
    fn numbers_come_back_and_small_ones_are_short() {
        let mut bytes = vec![9];
        put(&mut bytes, &NUMBERS, 4);
        assert_eq!(bytes.len(), 1 + 4 + 3 * (1 + 3 + 8) + WIDE);
        bytes.push(7);
        let (mut rest, mut found) = (&bytes[1..], [0; NUMBERS.len()]);
        assert!(add(&mut rest, &mut found, 4));
        assert_eq!((rest, found), (&[7][..], NUMBERS));
    }

    #[test]
    fn what_ends_too_soon_or_is_too_wide_is_refused() {
        let mut bytes = Vec::new();
        put(&mut bytes, &NUMBERS, 4);
        for end in 0..bytes.len() {
            assert!(!add(&mut &bytes[..end], &mut [0; NUMBERS.len()], 4), "{end}");
        }
        bytes[0] = 9;
        bytes.extend([0; 64]);
        assert!(!add(&mut bytes.as_slice(), &mut [0; NUMBERS.len()], 4));
    }
}
