package dev.millet.members.sessions;

import java.util.List;
import java.util.Map;

/**
 * A device, by the names that people know; as good as a browser's own word for it.
 *
 * @param browser such as {@code Firefox}; null where it is none of those that we know
 * @param system such as {@code Windows}; null where it is none of those that we know
 */
public record Device(String browser, String system) {

  /** In this order: most browsers also call themselves by the names of those before them. */
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("MicroMessenger", "WeChat"),
          Map.entry("DingTalk", "DingTalk"),
          Map.entry("QQBrowser", "QQ Browser"),
          Map.entry("UCBrowser", "UC Browser"),
          Map.entry("HuaweiBrowser", "Huawei Browser"),
          Map.entry("MiuiBrowser", "Mi Browser"),
          Map.entry("SamsungBrowser", "Samsung Internet"),
          Map.entry("OPR/", "Opera"),
          Map.entry("Edg", "Edge"),
          Map.entry("FxiOS", "Firefox"),
          Map.entry("Firefox/", "Firefox"),
          Map.entry("CriOS", "Chrome"),
          Map.entry("Chrome/", "Chrome"),
          Map.entry("Safari/", "Safari"),
          Map.entry("curl/", "curl"));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("HarmonyOS", "HarmonyOS"),
          Map.entry("Android", "Android"),
          Map.entry("iPhone", "iPhone"),
          Map.entry("iPad", "iPad"),
          Map.entry("Windows", "Windows"),
          Map.entry("CrOS", "ChromeOS"),
          Map.entry("Macintosh", "macOS"),
          Map.entry("Linux", "Linux"));

  static Device of(String agent) {
    return new Device(first(BROWSERS, agent), first(SYSTEMS, agent));
  }

  private static String first(List<Map.Entry<String, String>> known, String agent) {
    return known.stream()
        .filter(entry -> agent.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
