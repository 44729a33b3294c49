package dev.millet.upgrades.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.millet.testing.FakeRequest;
import dev.millet.upgrades.plan.Order;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

public final class OrderQueryTest {

  @Test
  public void anOrderComesBackFromItsAddressAsItWas() {
    Order order =
        new Order(
            List.of("ab12", "cd34"),
            List.of("voting"),
            List.of("points"),
            List.of("builds"),
            List.of("events"),
            List.of("suggestions"));
    assertEquals(order, read(OrderQuery.plan(order)));
  }

  @Test
  public void whatIsNotAskedForIsNotInTheAddress() {
    assertEquals(
        "/modules/plan?file=ab12,cd34", OrderQuery.plan(Order.put(List.of("ab12", "cd34"))));
  }

  @Test
  public void aNameCannotAddToTheAddress() {
    Order order = Order.put(List.of("ab&remove=voting"));
    assertFalse(OrderQuery.plan(order).contains("&remove"));
    assertEquals(order, read(OrderQuery.plan(order)));
  }

  @Test
  public void blanksAndEmptyNamesAskForNothing() {
    assertEquals(Order.put(List.of("ab12")), read("/modules/plan?file=%20ab12,,%20&back=,"));
  }

  /** Reads an address as the gateway does. */
  private static Order read(String address) {
    FakeRequest request = FakeRequest.get("/modules/plan");
    for (String field : address.substring(address.indexOf('?') + 1).split("&")) {
      String[] parts = field.split("=", 2);
      request = request.query(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return OrderQuery.of(request);
  }
}
