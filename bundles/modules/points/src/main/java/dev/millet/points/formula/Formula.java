package dev.millet.points.formula;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.millet.api.journal.JournalField;
import dev.millet.api.subjects.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A compiled formula over the fields of a journal entry. Immutable and thread-safe.
 *
 * <p>What it may cost is bounded before it runs: its length and depth, no loops (comprehensions),
 * no joined texts or lists, regular expressions in linear time (RE2), and the length of the texts
 * that it sees. Whole numbers that overflow are an error.
 *
 * @param <T> Boolean for a condition, Long for an amount
 */
public final class Formula<T> {

  /** The greatest length of a formula, in code points. */
  public static final int MAX_LENGTH = 500;

  private static final int MAX_DEPTH = 24;
  private static final int MAX_PATTERN = 100;

  /** Of a longer text a formula sees the beginning. */
  private static final int MAX_TEXT = 2_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(MAX_LENGTH)
          .maxParseRecursionDepth(MAX_DEPTH)
          .maxRegexProgramSize(MAX_PATTERN)
          .enableComprehension(false)
          .enableStringConcatenation(false)
          .enableListConcatenation(false)
          .errorOnIntWrap(true)
          .evaluateCanonicalTypesToNativeValues(true)
          .build();

  /** Words of the language: a field of such a name cannot be asked for. */
  private static final Set<String> RESERVED =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "math",
          "namespace",
          "null",
          "package",
          "return",
          "true",
          "var",
          "void",
          "while");

  private final Class<T> result;
  private final CelRuntime.Program program;

  private Formula(Class<T> result, CelRuntime.Program program) {
    this.result = result;
    this.program = program;
  }

  /**
   * Compiles a condition.
   *
   * @throws FormulaException where it is no condition over these fields; it tells where
   */
  public static Formula<Boolean> condition(String text, List<JournalField> fields) {
    return new Formula<>(Boolean.class, compile(text, fields, SimpleType.BOOL));
  }

  /**
   * Compiles an amount.
   *
   * @throws FormulaException where it is no whole number over these fields; it tells where
   */
  public static Formula<Long> amount(String text, List<JournalField> fields) {
    return new Formula<>(Long.class, compile(text, fields, SimpleType.INT));
  }

  private static CelRuntime.Program compile(String text, List<JournalField> fields, CelType type) {
    CelCompilerBuilder compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros()
            .addLibraries(CelExtensions.math(OPTIONS))
            .setResultType(type);
    declared(fields).forEach(compiler::addVar);
    try {
      CelAbstractSyntaxTree checked = compiler.build().compile(text).getAst();
      return CelRuntimeFactory.standardCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(CelExtensions.math(OPTIONS))
          .build()
          .createProgram(checked);
    } catch (CelValidationException e) {
      throw new FormulaException(e.getErrors().stream().map(Formula::error).toList());
    } catch (CelEvaluationException e) {
      throw new FormulaException(e.getMessage(), e);
    }
  }

  private static Map<String, CelType> declared(List<JournalField> fields) {
    Map<String, CelType> declared = new HashMap<>();
    for (JournalField field : usable(fields)) {
      String name = field.name();
      switch (field.kind()) {
        case TEXT -> declared.put(name, SimpleType.STRING);
        case NUMBER, MEMBER -> declared.put(name, SimpleType.INT);
        case FLAG -> declared.put(name, SimpleType.BOOL);
        case TIME -> declared.put(name, SimpleType.TIMESTAMP);
        case SUBJECT -> {
          declared.put(name + ".type", SimpleType.STRING);
          declared.put(name + ".id", SimpleType.STRING);
        }
      }
    }
    return declared;
  }

  /** Returns the fields that a formula can ask for. */
  public static List<JournalField> usable(List<JournalField> fields) {
    return fields.stream().filter(field -> !RESERVED.contains(field.name())).toList();
  }

  private static FormulaError error(CelIssue issue) {
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
    return new FormulaError(line, column, issue.getMessage().replace(" (in container '')", ""));
  }

  /**
   * Evaluates the formula.
   *
   * @param values the fields as {@link dev.millet.api.journal.DescribedEntry#values()} gives them
   * @throws FormulaException where it has no value, as after a division by zero
   */
  public T of(Map<String, Object> values) {
    Map<String, Object> variables = new HashMap<>();
    values.forEach((name, value) -> bind(variables, name, value));
    try {
      return result.cast(program.eval(variables));
    } catch (CelEvaluationException e) {
      throw new FormulaException(e.getMessage(), e);
    }
  }

  private static void bind(Map<String, Object> variables, String name, Object value) {
    if (value instanceof Subject subject) {
      variables.put(name + ".type", subject.type());
      variables.put(name + ".id", subject.id());
    } else if (value == null) {
      variables.put(name + ".type", "");
      variables.put(name + ".id", "");
    } else {
      variables.put(name, value instanceof String text ? beginning(text) : value);
    }
  }

  private static String beginning(String text) {
    return text.codePointCount(0, text.length()) <= MAX_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_TEXT));
  }

  /** Returns the fields that all of several types have, of the same kind. */
  public static List<JournalField> common(List<List<JournalField>> types) {
    List<JournalField> common = new ArrayList<>(types.get(0));
    types.forEach(common::retainAll);
    return common;
  }
}
