package dev.millet.database.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as the words of SQL: without comments, with each literal as one word. The build reads the
 * constants of classes with it, the running database each statement that a module prepares.
 */
public final class SqlText {

  private static final Pattern WORD =
      Pattern.compile(
          "--[^\\n]*|/\\*.*?\\*/" // comments
              + "|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"" // literals, quoted names; then parameters and
              // words
              + "|:?[\\p{L}_][\\p{L}\\p{N}_$]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_$]*)*|\\S",
          Pattern.DOTALL);
  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\s*(select\\b.*\\S|with\\b.*\\b(select|insert|update|delete)\\b.*"
              + "|(insert|merge)\\s+into\\b.*|update\\s+\\w+(\\s+(as\\s+)?\\w+)?\\s+set\\b.*"
              + "|delete\\s+from\\b.*|(create|alter|drop)\\s+(unique\\s+)?(table|index|view)\\b.*)",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Set<String> FROM_IN_FUNCTIONS =
      Set.of("extract", "trim", "substring", "overlay");

  private final List<String> words;

  private SqlText(List<String> words) {
    this.words = words;
  }

  /** Says whether a text begins like a statement. */
  public static boolean isStatement(String text) {
    // a text block ends in a newline, and may begin with a comment or a parenthesis
    String bare = text.replaceAll("--[^\\n]*", "").replaceAll("(?s)/\\*.*?\\*/", "").strip();
    return STATEMENT.matcher(bare.replaceFirst("^[(\\s]+", "")).matches();
  }

  /** Reads a text. */
  public static SqlText of(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String word = matcher.group();
      if (!word.startsWith("--") && !word.startsWith("/*")) {
        words.add(word.startsWith("'") ? word : word.toLowerCase(Locale.ROOT));
      }
    }
    return new SqlText(words);
  }

  /** Whether a star stands for columns, as opposed to COUNT(*) and to a product. */
  public boolean selectsStar() {
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).equals("*")
          && Set.of("select", "distinct", "all", "returning", ",", ".")
              .contains(words.get(i - 1))) {
        return true;
      }
    }
    return false;
  }

  /** Whether values are inserted by position. */
  public boolean insertsByPosition() {
    for (int i = 0; i + 2 < words.size(); i++) {
      if (words.get(i).equals("insert") && words.get(i + 1).equals("into")) {
        int next = i + 3;
        if (word(next).equals("as")) {
          next += 2;
        }
        if (!word(next).equals("(") || Set.of("select", "with").contains(word(next + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The tables that it reads or writes, common table expressions left out. */
  public List<String> tables() {
    List<String> tables = new ArrayList<>();
    List<String> functions = new ArrayList<>();
    List<String> named = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("(")) {
        functions.add(i == 0 ? "" : words.get(i - 1));
      } else if (word.equals(")") && !functions.isEmpty()) {
        functions.remove(functions.size() - 1);
      }
      if (isName(word) && word(i + 1).equals("as") && "(materialized not".contains(word(i + 2))) {
        named.add(word);
      }
      if (isName(word) && word(i + 1).equals("(") && named(i)) {
        named.add(word);
      }
      String function = functions.isEmpty() ? "" : functions.get(functions.size() - 1);
      if (namesTable(i, function) && isName(word(i + 1)) && !word(i + 2).equals("(")) {
        tables.add(word(i + 1));
      } else if (word.equals("into") && isName(word(i + 1))) {
        tables.add(word(i + 1));
      }
    }
    tables.removeAll(named);
    return tables;
  }

  // A column list between a name and AS: `with recursive t (a, b) as (`.
  private boolean named(int at) {
    String before = at == 0 ? "" : words.get(at - 1);
    return before.equals("with") || before.equals("recursive");
  }

  private boolean namesTable(int at, String function) {
    String before = at == 0 ? "" : words.get(at - 1);
    return switch (words.get(at)) {
      case "from" -> !before.equals("distinct") && !FROM_IN_FUNCTIONS.contains(function);
      case "join" -> true;
      case "update" -> !Set.of("for", "do", "key", "on").contains(before);
      default -> false;
    };
  }

  private static boolean isName(String word) {
    return !word.isEmpty()
        && (Character.isLetter(word.charAt(0)) || word.charAt(0) == '_')
        && !Set.of("select", "lateral", "set", "of", "values", "only", "using").contains(word);
  }

  private String word(int index) {
    return index < words.size() ? words.get(index) : "";
  }
}
