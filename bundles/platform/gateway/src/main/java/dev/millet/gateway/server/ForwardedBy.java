package dev.millet.gateway.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;

/**
 * The notes of proxies in a request: {@code Forwarded} (RFC 7239) or, without it, the headers
 * {@code X-Forwarded-For}, {@code -Proto} and {@code -Host}.
 *
 * @param chain the addresses, the nearest last
 * @param scheme {@code http} or {@code https}; null where nobody said
 * @param host host and port; null where nobody said
 */
record ForwardedBy(List<String> chain, String scheme, String host) {

  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");
  private static final Pattern HOST = Pattern.compile("[0-9a-zA-Z.:\\[\\]-]{1,255}");

  static ForwardedBy read(HttpFields headers) {
    return headers.contains("Forwarded") ? standard(headers) : customary(headers);
  }

  boolean isEmpty() {
    return chain.isEmpty() && scheme == null && host == null;
  }

  private static ForwardedBy customary(HttpFields headers) {
    return new ForwardedBy(
        headers.getCSV("X-Forwarded-For", false),
        scheme(last(headers.getCSV("X-Forwarded-Proto", false))),
        host(last(headers.getCSV("X-Forwarded-Host", false))));
  }

  private static ForwardedBy standard(HttpFields headers) {
    List<String> chain = new ArrayList<>();
    String scheme = null;
    String host = null;
    for (String element : headers.getCSV("Forwarded", true)) {
      for (String pair : element.split(";")) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
          continue;
        }
        String value = pair.substring(equals + 1).trim().replace("\"", "");
        switch (pair.substring(0, equals).trim().toLowerCase(Locale.ROOT)) {
          case "for" -> chain.add(value);
          case "proto" -> scheme = scheme(value);
          case "host" -> host = host(value);
          default -> {
            // "by" and extensions say nothing that is needed here
          }
        }
      }
    }
    return new ForwardedBy(chain, scheme, host);
  }

  private static String last(List<String> values) {
    return values.isEmpty() ? "" : values.get(values.size() - 1);
  }

  private static String scheme(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return lower.equals("http") || lower.equals("https") ? lower : null;
  }

  private static String host(String value) {
    return HOST.matcher(value).matches() ? value : null;
  }

  /** An address, perhaps with a port; null for anything else, names included. */
  static InetAddress address(String text) {
    String address = text;
    if (address.startsWith("[")) {
      int end = address.indexOf(']');
      address = end < 0 ? address : address.substring(1, end);
    } else if (address.indexOf(':') >= 0 && address.indexOf(':') == address.lastIndexOf(':')) {
      address = address.substring(0, address.indexOf(':'));
    }
    if (!ADDRESS.matcher(address).matches() || !address.matches(".*[.:].*")) {
      return null;
    }
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
