// The module that writes workbooks: fetched when it is first asked for.
"use strict";

{
  let loading = null;
  fenhong.workbook = async (sheets) => {
    try {
      return (await (loading ??= fenhong.extra("workbook"))).write(sheets);
    } catch (error) {
      // The next time it is fetched anew.
      loading = null;
      throw error;
    }
  };
}
