package dev.millet.gateway.transfers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file.
 *
 * @param first the position of its first byte, from 0
 * @param end the position behind its last byte
 */
public record FileRange(long first, long end) {

  private static final Pattern UNIT = Pattern.compile("(?i)bytes\\s*=(.*)");
  private static final Pattern RANGE = Pattern.compile("\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");
  private static final int MAX_RANGES = 1000;

  /** Returns how many bytes it has. */
  public long length() {
    return end - first;
  }

  /** Returns what {@code Content-Range} says of it. */
  String contentRange(long fileLength) {
    return "bytes " + first + '-' + (end - 1) + '/' + fileLength;
  }

  /**
   * Reads the header {@code Range}.
   *
   * @return the ranges that the file has, in the order that was asked for, or as few as possible
   *     where they overlap; null where the header is to be ignored: another unit, or no ranges
   */
  static List<FileRange> parse(String header, long length) {
    Matcher unit = UNIT.matcher(header.trim());
    if (!unit.matches()) {
      return null;
    }
    List<FileRange> ranges = new ArrayList<>();
    String[] asked = unit.group(1).split(",", -1);
    if (asked.length > MAX_RANGES) {
      return null;
    }
    for (String each : asked) {
      Matcher range = RANGE.matcher(each);
      if (each.isBlank()) {
        continue;
      }
      if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
        return null;
      }
      if (!add(ranges, range.group(1), range.group(2), length)) {
        return null;
      }
    }
    return overlap(ranges) ? joined(ranges) : List.copyOf(ranges);
  }

  private static boolean add(List<FileRange> ranges, String from, String to, long length) {
    if (from.isEmpty()) {
      long suffix = Math.min(Long.parseLong(to), length);
      if (suffix > 0) {
        ranges.add(new FileRange(length - suffix, length));
      }
      return true;
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
    if (last < first) {
      return false;
    }
    if (first < length) {
      ranges.add(new FileRange(first, Math.min(last, length - 1) + 1));
    }
    return true;
  }

  private static boolean overlap(List<FileRange> ranges) {
    List<FileRange> sorted = sorted(ranges);
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).first < sorted.get(i - 1).end) {
        return true;
      }
    }
    return false;
  }

  /** Many that overlap would be many times the file. */
  private static List<FileRange> joined(List<FileRange> ranges) {
    List<FileRange> joined = new ArrayList<>();
    for (FileRange next : sorted(ranges)) {
      FileRange last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && next.first <= last.end) {
        joined.set(joined.size() - 1, new FileRange(last.first, Math.max(last.end, next.end)));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  private static List<FileRange> sorted(List<FileRange> ranges) {
    return ranges.stream().sorted(Comparator.comparingLong(FileRange::first)).toList();
  }
}
