package dev.millet.benchmarks.swaps;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.platform.api.modules.Generations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * A module that runs in the distribution and replaces others as OSGi alone does it: by {@code
 * Bundle.update}. It is what a swap is compared with. One class, so that its jar is easily made.
 */
public final class Updater implements BundleActivator, Contributor {

  static final String PATH = "/api/v1/updater/";

  private static final int LARGEST = 64 * 1024 * 1024;

  private BundleContext context;

  @Override
  public void start(BundleContext bundleContext) {
    context = bundleContext;
    context.registerService(Contributor.class, this, null);
  }

  @Override
  public void stop(BundleContext bundleContext) {}

  @Override
  public List<Contribution> contributions() {
    Permission permission = Permission.toAdminister("updater.update").provenRecently();
    RouteDocument document = RouteDocument.of("Updates a module's bundle in its place");
    return List.of(
        Route.post(PATH + "{module}", permission, document, this::update).withMaxBody(LARGEST));
  }

  private Reply update(Request request) throws IOException, BundleException {
    Generations generations = context.getService(context.getServiceReference(Generations.class));
    String module = request.parameter("module");
    Bundle bundle =
        generations.table().generations().stream()
            .filter(generation -> generation.module().equals(module))
            .findFirst()
            .orElseThrow()
            .bundle();
    bundle.update(new ByteArrayInputStream(request.bytes()));
    return Reply.noContent();
  }
}
