// A workbook of tables: written by a module of its own, which is fetched when it is first asked for.
"use strict";

{
  let loading = null;
  fenhong.workbook = async (name, sheets) => {
    try {
      loading ??= fenhong.extra("workbook");
      const workbook = await loading;
      const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      fenhong.save(name, kind, workbook.write(sheets));
    } catch (error) {
      loading = null;
      console.warn(error);
      fenhong.page.tell("workbook-failed", "", "");
    }
  };
}
