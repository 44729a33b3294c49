package dev.millet.upgrades.plan;

import static org.junit.Assert.assertEquals;

import dev.millet.upgrades.problem.ModuleProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.utils.resource.ResourceBuilder;
import org.junit.Test;
import org.osgi.resource.Resource;

/** Bundles that have all that they need, and cannot be resolved all the same. */
public final class TrialResolutionTest {

  private final List<Resource> installed = new ArrayList<>();

  @Test
  public void whatFitsIsResolved() throws Exception {
    installed.add(bundle("texts", Map.of("Export-Package", "texts;version=1.0")));
    installed.add(
        bundle(
            "pages",
            Map.of(
                "Export-Package", "pages;version=1.0;uses:=texts",
                "Import-Package", "texts;version=\"[1.0,2)\"")));
    assertEquals(List.of(), tried(Map.of("Import-Package", "pages, texts;version=\"[1.0,2)\"")));
  }

  @Test
  public void aPackageFromTwoBundlesAtOnceIsNamed() throws Exception {
    installed.add(bundle("texts", Map.of("Export-Package", "texts;version=1.0")));
    installed.add(bundle("texts-2", Map.of("Export-Package", "texts;version=2.0")));
    installed.add(
        bundle(
            "pages",
            Map.of(
                "Export-Package", "pages;version=1.0;uses:=texts",
                "Import-Package", "texts;version=\"[1.0,2)\"")));
    assertEquals(
        List.of(ModuleProblem.of("uses", "example", "texts")),
        tried(Map.of("Import-Package", "pages, texts;version=\"[2.0,3)\"")));
    assertEquals(
        "the control: each by itself is there",
        List.of(),
        tried(Map.of("Import-Package", "texts;version=\"[2.0,3)\"")));
  }

  @Test
  public void whatComesTogetherMayNeedEachOther() throws Exception {
    Resource api = bundle("api", Map.of("Export-Package", "api;version=1.0"));
    Resource user = bundle("user", Map.of("Import-Package", "api;version=\"[1.0,2)\""));
    assertEquals(List.of(), TrialResolution.of(List.of(user, api), installed, new HashMap<>()));
    assertEquals(
        List.of(ModuleProblem.of("unresolved", "user")),
        TrialResolution.of(List.of(user), installed, new HashMap<>()));
  }

  @Test
  public void whatIsNeededOnlyInServiceOrOptionallyIsNotAskedFor() throws Exception {
    assertEquals(
        List.of(),
        tried(
            Map.of(
                "Import-Package", "away;resolution:=optional",
                "Require-Capability", "osgi.service;filter:=\"(a=b)\";effective:=active")));
  }

  private List<ModuleProblem> tried(Map<String, String> headers) throws Exception {
    return TrialResolution.of(List.of(bundle("example", headers)), installed, new HashMap<>());
  }

  private static Resource bundle(String name, Map<String, String> headers) throws Exception {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Bundle-ManifestVersion", "2");
    all.put("Bundle-SymbolicName", name);
    all.put("Bundle-Version", "1.0.0");
    return ResourceBuilder.build("memory:" + name, all);
  }
}
