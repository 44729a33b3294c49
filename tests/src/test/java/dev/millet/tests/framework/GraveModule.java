package dev.millet.tests.framework;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.Upload;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A module whose routes, a call of the API and a page, ask for a recent proof. */
public final class GraveModule implements BundleActivator, Contributor {

  @Override
  public void start(BundleContext context) {
    context.registerService(Contributor.class, this, null);
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  public List<Contribution> contributions() {
    Permission grave = Permission.toAdminister("grave.do").provenRecently();
    RouteDocument document = RouteDocument.of("Does something grave");
    return List.of(
        Route.post("/api/v1/grave", grave, document, request -> Reply.noContent()),
        Route.get("/grave", grave, document, request -> Reply.text("here")),
        Route.post("/grave", grave, document, GraveModule::told));
  }

  /** Answers with what was sent. */
  private static Reply told(Request request) throws IOException {
    StringBuilder told = new StringBuilder(request.form().value("name"));
    for (Upload upload : request.form().uploads("file")) {
      try (InputStream in = upload.open()) {
        told.append(' ').append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return Reply.text(told + " " + request.form().value("password"));
  }
}
