//! Sorting, in one place: positions in the order of a key.
//!
//! A sort made anew for every type weighs more in the browser than all rules together; every list here
//! can be ordered by a 64-bit key, so one is enough.

/// Positions in ascending order of their keys, equal keys in the order they came.
///
/// ```
/// assert_eq!(fenhong::order::ascending([30, 10, 30, 20]), [1, 3, 0, 2]);
/// ```
pub fn ascending(keys: impl IntoIterator<Item = i64>) -> Vec<usize> {
    let mut pairs: Vec<(i64, u32)> = keys.into_iter().zip(0..).collect();
    sort(&mut pairs);
    pairs.into_iter().map(|(_, place)| place as usize).collect()
}

/// The items in ascending order of a key.
pub fn sorted_by<T: Clone>(items: &[T], key: impl Fn(&T) -> i64) -> Vec<T> {
    ascending(items.iter().map(key)).into_iter().map(|place| items[place].clone()).collect()
}

/// Sorts keys with their positions in place.
#[inline(never)]
pub fn sort(pairs: &mut [(i64, u32)]) {
    pairs.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_stay_in_the_order_they_came() {
        assert_eq!(ascending([3, 1, 3, 2, 1]), [1, 4, 3, 0, 2]);
        assert_eq!(sorted_by(&["b", "aaa", "c"], |text| text.len() as i64), ["b", "c", "aaa"]);
    }
}
