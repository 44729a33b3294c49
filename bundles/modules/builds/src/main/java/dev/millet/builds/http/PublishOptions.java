package dev.millet.builds.http;

import dev.millet.api.commands.Command;
import dev.millet.api.commands.CommandOption;

/** The options of {@code millet builds publish}. */
final class PublishOptions {

  private PublishOptions() {}

  /**
   * Returns the command.
   *
   * @param path the path that it posts to
   */
  static Command command(String path) {
    return Command.of("publish", path, "Drafts a build, uploads its files, and releases it.")
        .with(CommandOption.text("product", "PRODUCT", "The product's key.").asRequired())
        .with(CommandOption.text("channel", "CHANNEL", "The channel's key.").asRequired())
        .with(
            CommandOption.text("version", "VERSION", "The version; it is published once.")
                .asRequired())
        .with(CommandOption.text("label", "TEXT", "Another name, such as the date."))
        .with(
            CommandOption.text(
                "minimum", "VERSION", "The oldest version from which one can update."))
        .with(
            CommandOption.text(
                "criticality", "WORD", "normal, important or critical. Default: normal."))
        .with(
            CommandOption.text(
                "departure", "DATE", "The day of the channel for which it is planned."))
        .with(
            CommandOption.document(
                    "notes",
                    "[LANGUAGE=]FILE",
                    "What it is about, in Markdown: notes.md, zh-CN=notes.zh.md.")
                .asKeyed()
                .asRepeatable())
        .with(
            CommandOption.document(
                "entries",
                "FILE",
                "What is new in it, as JSON Lines: kind, title, detail, engineer, subjects."))
        .with(
            CommandOption.file(
                    "file", "[PLATFORM[/ARCHITECTURE]=]FILE", "A file of it; may be repeated.")
                .asKeyed()
                .asRepeatable())
        .with(CommandOption.text("at", "TIME", "Schedules it: 2026-11-27T17:00:00+08:00."))
        .with(CommandOption.flag("now", "Releases it. Without --at or --now it stays a draft."))
        .with(
            CommandOption.flag(
                "wait", "Ends when it is released, and waits for an approval that is needed."));
  }
}
