package dev.millet.database.migration;

import dev.millet.database.migration.ExpandStep.Kind;
import java.util.Set;

/** Reads the few statements that are expand steps, and says of all others why they are none. */
final class ExpandParser extends StepParser {

  private static final Set<String> TYPES =
      Set.of(
          "BIGINT",
          "BINARY",
          "BLOB",
          "BOOLEAN",
          "BYTEA",
          "CHAR",
          "CHARACTER",
          "CLOB",
          "DATE",
          "DECIMAL",
          "DOUBLE",
          "FLOAT",
          "INT",
          "INTEGER",
          "INTERVAL",
          "JSON",
          "JSONB",
          "LARGE",
          "LONGVARBINARY",
          "LONGVARCHAR",
          "NUMERIC",
          "OBJECT",
          "PRECISION",
          "REAL",
          "SMALLINT",
          "TEXT",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMPTZ",
          "UUID",
          "VARBINARY",
          "VARCHAR",
          "VARYING",
          "WITH",
          "WITHOUT",
          "ZONE");

  private static final Set<String> CAN_REFUSE_WRITERS =
      Set.of(
          "NOT",
          "UNIQUE",
          "PRIMARY",
          "CHECK",
          "REFERENCES",
          "FOREIGN",
          "CONSTRAINT",
          "GENERATED",
          "IDENTITY",
          "EXCLUDE");

  private static final Set<String> ORDER = Set.of("ASC", "DESC", "NULLS", "FIRST", "LAST");

  ExpandParser(String sql) {
    super(sql);
  }

  ExpandStep step() {
    ExpandStep step = statement();
    end("an expand step");
    return step;
  }

  private ExpandStep statement() {
    if (took("CREATE")) {
      if (took("TABLE") || (took("CACHED") && took("TABLE"))) {
        return table();
      }
      if (took("INDEX")) {
        return index();
      }
      throw refused(
          now().is("UNIQUE")
              ? "a UNIQUE index can refuse what the version before writes"
              : "CREATE " + now().text() + " is not an expand step: tables and indexes are");
    }
    if (took("ALTER") && took("TABLE")) {
      return column();
    }
    throw refused(
        now().text()
            + " is not an expand step: only CREATE TABLE, CREATE INDEX and ALTER TABLE ... ADD are");
  }

  private ExpandStep table() {
    skipIfNotExists();
    String table = name("the table's name");
    group();
    return new ExpandStep(Kind.TABLE, table, table, 0, false);
  }

  private ExpandStep index() {
    int afterIndex = before().end();
    boolean concurrently = took("CONCURRENTLY");
    skipIfNotExists();
    String index = name("the index's name");
    require("ON");
    String table = name("the table's name");
    if (took("USING")) {
      name("the index's method");
    }
    require("(");
    do {
      name("a column, for an expression can fail on what the version before writes");
      while (now().kind() == SqlTokens.Kind.WORD) {
        if (!ORDER.contains(now().text()) && !now().text().endsWith("_OPS")) {
          throw refused(now().text() + " is not allowed in an index");
        }
        skip();
      }
    } while (took(","));
    require(")");
    if (took("INCLUDE")) {
      group();
    }
    return new ExpandStep(Kind.INDEX, table, index, afterIndex, concurrently);
  }

  private ExpandStep column() {
    String table = name("the table's name");
    if (!took("ADD")) {
      throw refused(now().text() + " is a contract step: only ADD expands a table");
    }
    boolean said = took("COLUMN");
    refuseConstraint(said);
    skipIfNotExists();
    String column = name("the column's name");
    type();
    while (now().is("DEFAULT") || now().is("NULL")) {
      if (took("DEFAULT")) {
        constant();
      } else {
        skip();
      }
    }
    refuseConstraint(false);
    return new ExpandStep(Kind.COLUMN, table, column, 0, false);
  }

  private void type() {
    if (!TYPES.contains(now().text())) {
      throw refused("a column of type " + now().text() + " is not allowed");
    }
    while (now().kind() == SqlTokens.Kind.WORD && TYPES.contains(now().text())) {
      skip();
      if (now().is("(")) {
        group();
      }
    }
  }

  private void constant() {
    if (took("-") || took("+")) {
      if (now().kind() != SqlTokens.Kind.NUMBER) {
        throw refused("a default must be a constant");
      }
    } else if (now().is("DATE") || now().is("TIME") || now().is("TIMESTAMP")) {
      skip();
      if (now().kind() != SqlTokens.Kind.STRING) {
        throw refused("a default must be a constant");
      }
    }
    boolean literal =
        now().kind() == SqlTokens.Kind.NUMBER
            || now().kind() == SqlTokens.Kind.STRING
            || now().is("TRUE")
            || now().is("FALSE")
            || now().is("NULL");
    if (!literal) {
      throw refused("a default must be a constant, not " + now().text());
    }
    skip();
  }

  private void refuseConstraint(boolean isColumn) {
    if (!isColumn && CAN_REFUSE_WRITERS.contains(now().text())) {
      throw refused(
          now().text()
              + (now().is("NOT") ? " NULL" : "")
              + " on an existing table can refuse what the version before writes");
    }
  }
}
