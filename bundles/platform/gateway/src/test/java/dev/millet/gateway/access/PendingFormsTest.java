package dev.millet.gateway.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Form;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.gateway.multipart.ReceivedForm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Test;

public final class PendingFormsTest {

  private static final String GRAVE = "/grave?a=b";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-04T23:30:00Z"));
  private final PendingForms forms = new PendingForms(now::get);

  @Test
  public void aFormIsGivenToItsSessionOnce() {
    String id = forms.keep(session("s"), GRAVE, form("name"));
    String address = forms.resume(session("s"), id).orElseThrow();
    assertEquals("/grave?a=b&_kept=" + id, address);
    assertEquals(Optional.empty(), forms.resume(session("other"), id));
    assertEquals(Optional.empty(), forms.take(session("other"), id, address));
    assertEquals(
        "not at another address",
        Optional.empty(),
        forms.take(session("s"), id, "/worse?_kept=" + id));
    assertEquals("name", forms.take(session("s"), id, address).orElseThrow().form().value("text"));
    assertEquals(Optional.empty(), forms.take(session("s"), id, address));
  }

  @Test
  public void theLastFormOfASessionIsKept() {
    String first = forms.keep(session("s"), GRAVE, form("first"));
    String other = forms.keep(session("t"), GRAVE, form("other"));
    String second = forms.keep(session("s"), "/plain", form("second"));
    assertEquals(Optional.empty(), forms.resume(session("s"), first));
    assertEquals("/plain?_kept=" + second, forms.resume(session("s"), second).orElseThrow());
    assertTrue(forms.resume(session("t"), other).isPresent());
  }

  @Test
  public void aFormIsKeptForTenMinutes() {
    String id = forms.keep(session("s"), GRAVE, form("name"));
    now.set(now.get().plus(PendingForms.LIFE).minusSeconds(1));
    assertTrue(forms.resume(session("s"), id).isPresent());
    now.set(now.get().plusSeconds(1));
    assertEquals(Optional.empty(), forms.resume(session("s"), id));
    assertEquals(Optional.empty(), forms.take(session("s"), id, GRAVE + "&_kept=" + id));
  }

  @Test
  public void theOldestOfTooManyGoes() {
    String oldest = forms.keep(session("0"), GRAVE, form("name"));
    for (int i = 1; i <= PendingForms.MAX_KEPT; i++) {
      forms.keep(session(Integer.toString(i)), GRAVE, form("name"));
    }
    assertEquals(Optional.empty(), forms.resume(session("0"), oldest));
    String last = forms.keep(session("1"), GRAVE, form("name"));
    assertTrue(forms.resume(session("1"), last).isPresent());
  }

  private static Identity session(String id) {
    Member admin = Member.of(7, "admin", "admin", Set.of(Role.ADMIN), Instant.EPOCH);
    return Identity.ofSession(admin, id, "csrf");
  }

  private static ReceivedForm form(String text) {
    return new ReceivedForm(Form.of(Map.of("text", List.of(text))), List.of());
  }
}
