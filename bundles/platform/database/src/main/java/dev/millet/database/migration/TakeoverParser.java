package dev.millet.database.migration;

/** Reads the one form of statement that is a takeover, and says of all others why they are none. */
final class TakeoverParser extends StepParser {

  private static final String WHAT =
      "a takeover: INSERT INTO own_table (columns) SELECT … FROM other_table [alias] [WHERE …]";

  private final String sql;

  TakeoverParser(String sql) {
    super(sql);
    this.sql = sql.strip().replaceAll(";$", "");
  }

  TakeoverStep step() {
    require("INSERT");
    require("INTO");
    String target = name("the table's name");
    group();
    require("SELECT");
    skipTo("FROM");
    int behind = now().end();
    require("FROM");
    String source = name("the other table's name");
    if (now().kind() == SqlTokens.Kind.WORD && !now().is("WHERE")) {
      name("an alias");
    }
    boolean whole = !took("WHERE");
    while (!whole && now().kind() != SqlTokens.Kind.END && !now().is(";")) {
      if (now().is("SELECT") || now().is("FROM")) {
        throw refused("the condition of a takeover asks no other table");
      }
      skip();
    }
    end(WHAT);
    return new TakeoverStep(target, source, whole, sql, sql.substring(behind).strip());
  }

  private void skipTo(String word) {
    while (!now().is(word)) {
      if (now().kind() == SqlTokens.Kind.END || now().is(";") || now().is("SELECT")) {
        throw refused("expected " + WHAT);
      }
      if (now().is("(")) {
        group();
      } else {
        skip();
      }
    }
  }
}
