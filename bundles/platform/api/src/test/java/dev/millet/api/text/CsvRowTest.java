package dev.millet.api.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;

/** Rows of a table, as spreadsheets read them. */
public final class CsvRowTest {

  @Test
  public void textsAreQuotedWhereTheyMustBe() {
    assertEquals(
        "1,深色模式,\"a \"\"b\"\", c\",\"two\nlines\",\r\n",
        CsvRow.of(Arrays.asList("1", "深色模式", "a \"b\", c", "two\nlines", null)));
  }

  @Test
  public void nothingIsTakenForAFormula() {
    for (String formula :
        List.of("=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "＠a")) {
      String row = CsvRow.of(List.of(formula));
      assertTrue(row, row.startsWith("'") || row.startsWith("\"'"));
    }
    assertEquals("a=1,2026-12-01\r\n", CsvRow.of(List.of("a=1", "2026-12-01")));
  }
}
