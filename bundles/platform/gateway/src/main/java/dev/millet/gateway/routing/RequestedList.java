package dev.millet.gateway.routing;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.ListRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.util.Fields;

/** Reads which slice of a list a request asks for. */
public final class RequestedList {

  private static final String LIMIT = "limit";
  private static final String AFTER = "after";

  private RequestedList() {}

  /**
   * Reads it, and tells programs of a parameter that the route does not declare, and of a limit or
   * a cursor that is empty or there twice. Links to pages carry all kinds of marks, which go along
   * from slice to slice.
   *
   * @param query all parameters of the request
   */
  public static ListRequest of(Request request, Fields query, RouteDocument document) {
    ListRequest list = of(request, query);
    if (Endpoint.isApi(request.path())) {
      List<String> known = document.queries().stream().map(RouteDocument.Query::name).toList();
      for (String name : query.getNames()) {
        if (!name.equals(LIMIT) && !name.equals(AFTER) && !known.contains(name)) {
          throw unknown(name, known);
        }
      }
      requireOne(query.get(LIMIT));
      requireOne(query.get(AFTER));
    }
    return list;
  }

  /** Reads it: every parameter but two chooses the list. */
  public static ListRequest of(Request request, Fields query) {
    Map<String, String> filters = new TreeMap<>();
    for (Fields.Field field : query) {
      if (!field.getName().equals(LIMIT) && !field.getName().equals(AFTER)) {
        filters.put(field.getName(), String.join("\n", field.getValues()));
      }
    }
    return ListRequest.of(
        request.path(),
        filters,
        request.query(LIMIT, 1, ListRequest.MAX_LIMIT, ListRequest.DEFAULT_LIMIT),
        request.query(AFTER).orElse(null));
  }

  private static void requireOne(Fields.Field field) {
    if (field == null) {
      return;
    }
    if (field.getValues().size() > 1) {
      throw invalid(field, "repeated", "'%s' is there %d times; send it once");
    }
    if (field.getValue().isBlank()) {
      throw invalid(field, "blank", "'%s' is empty; leave it out, or give it a value");
    }
  }

  private static RuntimeException invalid(Fields.Field field, String code, String message) {
    String said = message.formatted(field.getName(), field.getValues().size());
    return Problem.invalid(field.getName(), code, said).toException();
  }

  private static RuntimeException unknown(String name, List<String> known) {
    String others = known.isEmpty() ? "" : ", " + String.join(", ", known);
    return Problem.invalid(
            name,
            "unknown",
            "this list has no parameter '%s'; it has %s, %s%s"
                .formatted(name, LIMIT, AFTER, others))
        .toException();
  }
}
