package dev.millet.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The output of a process that may still be writing it. */
public final class Output {

  private Output() {}

  /** Returns what a file has so far; a character that is written in part shows as unreadable. */
  public static String soFar(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
