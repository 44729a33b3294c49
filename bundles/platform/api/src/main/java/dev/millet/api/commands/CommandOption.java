package dev.millet.api.commands;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An option of a {@link Command}. Immutable.
 *
 * @since 1.1
 */
public final class CommandOption {

  private static final Set<String> RESERVED = Set.of("help", "url", "token", "data", "as");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final String name;
  private final Kind kind;
  private final String label;
  private final String description;
  private final boolean required;
  private final boolean repeatable;
  private final boolean keyed;

  /** The kind of value that an option takes. */
  public enum Kind {
    /** A text, which is sent. */
    TEXT,
    /** Nothing: it is there or not. */
    FLAG,
    /** The path of a text file in UTF-8, whose content is sent. */
    DOCUMENT,
    /** The path of a file of any size, of which name, length and hash are sent. */
    FILE
  }

  private CommandOption(
      String name,
      Kind kind,
      String label,
      String description,
      boolean required,
      boolean repeatable,
      boolean keyed) {
    this.name = requireName(name);
    if (RESERVED.contains(name)) {
      throw new IllegalArgumentException("every command has an option '" + name + "' already");
    }
    this.kind = kind;
    this.label = Objects.requireNonNull(label, "label");
    this.description = Objects.requireNonNull(description, "description");
    this.required = required;
    this.repeatable = repeatable;
    this.keyed = keyed;
  }

  /**
   * Makes an option that takes a text.
   *
   * @param name as in {@code --name}: lower-case letters, digits and hyphens; none of {@code help},
   *     {@code url}, {@code token}, {@code data} and {@code as}, which every command has
   * @param label what stands for its value in the help, such as {@code DATE}
   * @param description what it is for, in English
   */
  public static CommandOption text(String name, String label, String description) {
    return new CommandOption(name, Kind.TEXT, label, description, false, false, false);
  }

  /** Makes an option without a value. */
  public static CommandOption flag(String name, String description) {
    return new CommandOption(name, Kind.FLAG, "", description, false, false, false);
  }

  /** Makes an option that takes the path of a text file; else as {@link #text}. */
  public static CommandOption document(String name, String label, String description) {
    return new CommandOption(name, Kind.DOCUMENT, label, description, false, false, false);
  }

  /** Makes an option that takes the path of a file to be uploaded; else as {@link #text}. */
  public static CommandOption file(String name, String label, String description) {
    return new CommandOption(name, Kind.FILE, label, description, false, false, false);
  }

  /** Returns the same, which has to be given. */
  public CommandOption asRequired() {
    return new CommandOption(name, kind, label, description, true, repeatable, keyed);
  }

  /** Returns the same, which may be given several times. */
  public CommandOption asRepeatable() {
    return new CommandOption(name, kind, label, description, required, true, keyed);
  }

  /** Returns the same, whose value may have a key before it: {@code --notes en=notes.md}. */
  public CommandOption asKeyed() {
    return new CommandOption(name, kind, label, description, required, repeatable, true);
  }

  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** Returns what stands for its value in the help; empty for a flag. */
  public String label() {
    return label;
  }

  public String description() {
    return description;
  }

  public boolean isRequired() {
    return required;
  }

  public boolean isRepeatable() {
    return repeatable;
  }

  public boolean isKeyed() {
    return keyed;
  }

  static String requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name of a command or option: use a-z, 0-9 and hyphens");
    }
    return name;
  }
}
