package dev.millet.database.migration;

import dev.millet.database.migration.SqlTokens.Token;
import java.util.List;
import java.util.Locale;

/** Goes through the words of one statement. What it refuses, it refuses with the reason. */
abstract class StepParser {

  private final List<Token> tokens;
  private int at;

  StepParser(String sql) {
    this.tokens = SqlTokens.of(sql);
  }

  final Token now() {
    return tokens.get(at);
  }

  final Token before() {
    return tokens.get(at - 1);
  }

  final void skip() {
    at++;
  }

  final boolean took(String word) {
    if (!now().is(word)) {
      return false;
    }
    at++;
    return true;
  }

  final void require(String word) {
    if (!took(word)) {
      throw refused("expected " + word + " instead of " + now().text());
    }
  }

  /** A name, in lower case. */
  final String name(String what) {
    if (now().kind() != SqlTokens.Kind.WORD) {
      throw refused("expected " + what + ", unquoted, not " + now().text());
    }
    return tokens.get(at++).text().toLowerCase(Locale.ROOT);
  }

  final void skipIfNotExists() {
    if (took("IF")) {
      require("NOT");
      require("EXISTS");
    }
  }

  /** A balanced group of parentheses, whatever is in it. */
  final void group() {
    require("(");
    for (int depth = 1; depth > 0; at++) {
      if (now().kind() == SqlTokens.Kind.END || now().is(";")) {
        throw refused("a parenthesis is not closed");
      }
      depth += now().is("(") ? 1 : now().is(")") ? -1 : 0;
    }
  }

  /** The end of the file, after a semicolon or none. */
  final void end(String what) {
    took(";");
    if (now().kind() != SqlTokens.Kind.END) {
      throw refused(
          now().is(";") || before().is(";")
              ? "a file holds one statement"
              : "what follows is not allowed in " + what + ": " + now().text());
    }
  }

  static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(why);
  }
}
