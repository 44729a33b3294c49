package dev.millet.sso.providers;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Role;
import dev.millet.api.signin.ExternalRights;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** Groups of a provider become roles and groups, and nobody becomes administrator by them. */
public final class MappingsTest {

  @Test
  public void theGroupsOfAPersonDecide() {
    Mappings mappings =
        Mappings.of("engineers = role:staff\nmods=role:moderator\n\n研发=group:lab\ncn=x=group:上海");
    ExternalRights rights = mappings.rights(List.of("engineers", "cn=x", "unknown"));
    assertEquals(Set.of(Role.STAFF, Role.MODERATOR), rights.decidedRoles());
    assertEquals(Set.of(Role.STAFF), rights.roles());
    assertEquals(Set.of("lab", "上海"), rights.decidedGroups());
    assertEquals(Set.of("上海"), rights.groups());
  }

  @Test
  public void silenceOfTheProviderChangesNothing() {
    assertEquals(ExternalRights.NONE, Mappings.of("engineers = role:staff").rights(null));
    assertEquals(ExternalRights.NONE, Mappings.of("").rights(List.of("engineers")));
    assertEquals(
        Set.of(Role.STAFF), Mappings.of("engineers = role:staff").rights(List.of()).decidedRoles());
  }

  @Test
  public void whatIsNoMappingIsRefused() {
    for (String line :
        List.of("engineers", "= role:staff", "a = role:boss", "a = group:", "a = staff")) {
      assertEquals(line, "mapping", code(line));
    }
    assertEquals("administrator", code("bosses = role:admin"));
  }

  private static String code(String line) {
    return assertThrows(ProblemException.class, () -> Mappings.check(line))
        .problem()
        .fields()
        .get(0)
        .code();
  }
}
