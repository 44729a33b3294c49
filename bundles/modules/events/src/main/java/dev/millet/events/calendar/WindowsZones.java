package dev.millet.events.calendar;

import java.util.Map;

/**
 * The IANA names of the zones that Windows and Outlook name in their own way, as CLDR's
 * windowsZones.xml has them for the territory 001; those where most meet-ups are.
 */
final class WindowsZones {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("UTC", "UTC"),
          Map.entry("GMT Standard Time", "Europe/London"),
          Map.entry("W. Europe Standard Time", "Europe/Berlin"),
          Map.entry("Central Europe Standard Time", "Europe/Budapest"),
          Map.entry("Central European Standard Time", "Europe/Warsaw"),
          Map.entry("Romance Standard Time", "Europe/Paris"),
          Map.entry("FLE Standard Time", "Europe/Kyiv"),
          Map.entry("GTB Standard Time", "Europe/Bucharest"),
          Map.entry("Turkey Standard Time", "Europe/Istanbul"),
          Map.entry("Russian Standard Time", "Europe/Moscow"),
          Map.entry("India Standard Time", "Asia/Kolkata"),
          Map.entry("SE Asia Standard Time", "Asia/Bangkok"),
          Map.entry("China Standard Time", "Asia/Shanghai"),
          Map.entry("Singapore Standard Time", "Asia/Singapore"),
          Map.entry("Taipei Standard Time", "Asia/Taipei"),
          Map.entry("Tokyo Standard Time", "Asia/Tokyo"),
          Map.entry("Korea Standard Time", "Asia/Seoul"),
          Map.entry("AUS Eastern Standard Time", "Australia/Sydney"),
          Map.entry("Eastern Standard Time", "America/New_York"),
          Map.entry("Central Standard Time", "America/Chicago"),
          Map.entry("Mountain Standard Time", "America/Denver"),
          Map.entry("US Mountain Standard Time", "America/Phoenix"),
          Map.entry("Pacific Standard Time", "America/Los_Angeles"),
          Map.entry("E. South America Standard Time", "America/Sao_Paulo"));

  private WindowsZones() {}

  /** Returns the IANA name of a zone; the same where Windows has none of the name. */
  static String name(String zone) {
    return NAMES.getOrDefault(zone, zone);
  }
}
