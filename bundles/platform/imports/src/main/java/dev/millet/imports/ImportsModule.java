package dev.millet.imports;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.imports.DemoData;
import dev.millet.api.imports.Importer;
import dev.millet.api.lists.Slice;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generations;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/imports}. */
@Component(service = Contributor.class)
public final class ImportsModule implements Contributor {

  private static final String PATH = "/api/v1/imports";
  private static final Permission LOOK = Permission.toAdminister("imports.look");
  private static final Duration MAX_TIME = Duration.ofSeconds(10);

  private final Generations generations;

  @Activate
  public ImportsModule(@Reference Generations generations) {
    this.generations = generations;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Route.get(
            PATH,
            LOOK,
            RouteDocument.of("Lists the modules that take files in")
                .listingAll(ImporterAnswer.class),
            this::list),
        Route.get(
            PATH + "/{module}/demo",
            LOOK,
            RouteDocument.of("Gives a module's data to look at, as its importer takes them")
                .problems("not-found"),
            this::demo));
  }

  private Reply list(Request request) throws Exception {
    List<ImporterAnswer> importers = new ArrayList<>();
    for (Filed<Importer> filed : generations.table().of(Importer.class)) {
      String module = filed.generation().module();
      Optional<Entered<Importer>> entered = enter(module);
      if (entered.isPresent()) {
        try (Entered<Importer> inside = entered.get()) {
          importers.add(inside.lease().call("importer", MAX_TIME, () -> answer(module, inside)));
        }
      }
    }
    return Reply.list(new Slice<>(importers, null));
  }

  private static ImporterAnswer answer(String module, Entered<Importer> inside) {
    Importer importer = inside.contribution();
    ImporterAnswer.Demo demo =
        importer
            .demo()
            .map(
                data ->
                    new ImporterAnswer.Demo(
                        PATH + "/" + module + "/demo", data.isWanted(), data.staff()))
            .orElse(null);
    return new ImporterAnswer(module, importer.path(), importer.description(), demo);
  }

  private Reply demo(Request request) throws Exception {
    String module = request.parameter("module");
    try (Entered<Importer> inside = enter(module).orElseThrow(() -> none(module))) {
      DemoData data = inside.contribution().demo().orElseThrow(() -> none(module));
      byte[] content = inside.lease().call("data to look at", MAX_TIME, () -> read(data));
      return Reply.bytes("application/octet-stream", content);
    }
  }

  private static byte[] read(DemoData data) throws IOException {
    try (InputStream in = data.open()) {
      return in.readAllBytes();
    }
  }

  private Optional<Entered<Importer>> enter(String module) {
    return generations.enter(
        table ->
            table.of(Importer.class).stream()
                .filter(filed -> filed.generation().module().equals(module))
                .findFirst());
  }

  private static ProblemException none(String module) {
    return Problem.notFound("The module '" + module + "' has no data to look at.").toException();
  }
}
