package dev.millet.database.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Cuts a statement into words, strings, numbers and symbols, without its comments. */
final class SqlTokens {

  /** The kinds of tokens. */
  enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  /**
   * One token.
   *
   * @param text a word in upper case; anything else as it stands
   * @param end where it ends in the statement
   */
  record Token(Kind kind, String text, int end) {

    boolean is(String word) {
      return kind != Kind.STRING && kind != Kind.QUOTED_NAME && text.equals(word);
    }
  }

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private SqlTokens(String sql) {
    this.sql = sql;
  }

  /**
   * The tokens of a statement, closed by one of kind END.
   *
   * @throws IllegalArgumentException where a string, name or comment is not closed
   */
  static List<Token> of(String sql) {
    SqlTokens scanner = new SqlTokens(sql);
    scanner.cut();
    return scanner.tokens;
  }

  private void cut() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (sql.startsWith("--", at)) {
        int line = sql.indexOf('\n', at);
        at = line < 0 ? sql.length() : line;
      } else if (sql.startsWith("/*", at)) {
        at = after("*/", at + 2, "comment");
      } else if (c == '\'') {
        add(Kind.STRING, quoted('\'', "string"));
      } else if (c == '"') {
        add(Kind.QUOTED_NAME, quoted('"', "name"));
      } else if (Character.isLetter(c) || c == '_') {
        add(Kind.WORD, run(Character::isJavaIdentifierPart).toUpperCase(Locale.ROOT));
      } else if (Character.isDigit(c)) {
        add(Kind.NUMBER, run(part -> Character.isLetterOrDigit(part) || part == '.'));
      } else {
        at++;
        add(Kind.SYMBOL, String.valueOf(c));
      }
    }
    add(Kind.END, "");
  }

  private void add(Kind kind, String text) {
    tokens.add(new Token(kind, text, at));
  }

  private String quoted(char quote, String what) {
    int start = at;
    at = after(String.valueOf(quote), at + 1, what);
    while (at < sql.length() && sql.charAt(at) == quote) {
      at = after(String.valueOf(quote), at + 1, what);
    }
    return sql.substring(start, at);
  }

  private int after(String end, int from, String what) {
    int found = sql.indexOf(end, from);
    if (found < 0) {
      throw new IllegalArgumentException("a " + what + " is not closed");
    }
    return found + end.length();
  }

  private String run(IntPredicate part) {
    int start = at;
    while (at < sql.length() && part.test(sql.charAt(at))) {
      at++;
    }
    return sql.substring(start, at);
  }
}
