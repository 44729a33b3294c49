package dev.millet.upgrades.page;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Request;
import dev.millet.upgrades.plan.Order;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An order in an address, so that a plan can be reloaded and handed on: {@code
 * file=<sha256>,<sha256>&back=voting}.
 */
public final class OrderQuery {

  private OrderQuery() {}

  /** The address of an order's plan. */
  static String plan(Order order) {
    return "/modules/plan?"
        + fields(order).entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ",");
  }

  /**
   * Returns what an order asks for, by the name of the field; those that are empty are left out.
   */
  public static Map<String, String> fields(Order order) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("file", order.files());
    all.put("back", order.back());
    all.put("disable", order.disable());
    all.put("enable", order.enable());
    all.put("remove", order.remove());
    all.put("restart", order.restart());
    Map<String, String> fields = new LinkedHashMap<>();
    all.forEach(
        (name, values) -> {
          if (!values.isEmpty()) {
            fields.put(name, String.join(",", values));
          }
        });
    return fields;
  }

  static Order of(Request request) {
    return order(name -> request.query(name).stream());
  }

  static Order of(Form form) {
    return order(name -> form.values(name).stream());
  }

  private static Order order(Function<String, Stream<String>> field) {
    return new Order(
        list(field, "file"),
        list(field, "back"),
        list(field, "disable"),
        list(field, "enable"),
        list(field, "remove"),
        list(field, "restart"));
  }

  private static List<String> list(Function<String, Stream<String>> field, String name) {
    return field
        .apply(name)
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }
}
