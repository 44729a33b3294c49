package dev.millet.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;

/**
 * The messages of one bundle in every language, parsed. Thread-safe.
 *
 * @param byLanguage the messages by key, for each of {@link Languages#ALL}
 */
record Texts(Map<Locale, Map<String, Message>> byLanguage) {

  /**
   * Reads {@code messages/<tag>.properties} (UTF-8).
   *
   * @param files finds a file of the bundle; null if absent
   * @throws IllegalArgumentException where a pattern is none, naming file and key
   */
  static Texts load(Function<String, URL> files) {
    Map<Locale, Map<String, Message>> all = new HashMap<>();
    for (Locale language : Languages.ALL) {
      String file = "messages/" + language.toLanguageTag() + ".properties";
      URL url = files.apply(file);
      all.put(language, url == null ? Map.of() : parse(url, language));
    }
    return new Texts(Map.copyOf(all));
  }

  private static Map<String, Message> parse(URL url, Locale language) {
    Properties patterns = new Properties();
    try (Reader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
      patterns.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + url, e);
    }
    MessageParser parser = new MessageParser(language);
    Map<String, Message> messages = new HashMap<>();
    for (String key : patterns.stringPropertyNames()) {
      try {
        messages.put(key, parser.parse(patterns.getProperty(key)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            url + ": the message " + key + " is no pattern: " + e.getMessage(), e);
      }
    }
    return Collections.unmodifiableMap(messages);
  }

  boolean has(String key) {
    return byLanguage.get(Languages.ENGLISH).containsKey(key);
  }

  /** The text in a language, else in English, else the key in question marks. */
  String text(Locale language, String key, Object... arguments) {
    return text(byLanguage.get(language), key, arguments);
  }

  /** The same for somebody who has looked up the language's messages once. */
  String text(Map<String, Message> messages, String key, Object... arguments) {
    Message message = messages.get(key);
    if (message == null) {
      message = byLanguage.get(Languages.ENGLISH).get(key);
    }
    return message == null ? "???" + key + "???" : message.format(arguments);
  }
}
