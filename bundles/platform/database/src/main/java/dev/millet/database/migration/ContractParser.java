package dev.millet.database.migration;

import dev.millet.database.migration.ContractStep.Kind;

/** Reads the few statements that are contract steps, and says of all others why they are none. */
final class ContractParser extends StepParser {

  ContractParser(String sql) {
    super(sql);
  }

  ContractStep step() {
    ContractStep step = statement();
    end("a contract step");
    return step;
  }

  private ContractStep statement() {
    if (took("DROP")) {
      if (took("TABLE")) {
        String table = name("the table's name");
        return new ContractStep(Kind.TABLE, table, table);
      }
      if (took("INDEX")) {
        return new ContractStep(Kind.INDEX, "", name("the index's name"));
      }
      throw refused(
          "DROP " + now().text() + " is not a contract step: tables, indexes and columns are");
    }
    if (took("ALTER") && took("TABLE")) {
      return alteration(name("the table's name"));
    }
    throw refused(
        now().text()
            + " is not a contract step: only DROP TABLE, DROP INDEX and ALTER TABLE ... DROP or"
            + " SET NOT NULL are; what adds is an expand step");
  }

  private ContractStep alteration(String table) {
    if (took("DROP")) {
      if (took("CONSTRAINT")) {
        return new ContractStep(Kind.CONSTRAINT, table, name("the constraint's name"));
      }
      took("COLUMN");
      return new ContractStep(Kind.COLUMN, table, name("the column's name"));
    }
    if (took("ALTER")) {
      took("COLUMN");
      String column = name("the column's name");
      require("SET");
      require("NOT");
      require("NULL");
      return new ContractStep(Kind.NOT_NULL, table, column);
    }
    throw refused(
        now().text() + " is not a contract step: DROP and ALTER COLUMN ... SET NOT NULL are");
  }
}
