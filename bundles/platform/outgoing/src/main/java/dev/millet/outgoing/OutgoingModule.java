package dev.millet.outgoing;

import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.outgoing.OutgoingAnswer;
import dev.millet.api.outgoing.OutgoingHttp;
import dev.millet.api.outgoing.OutgoingRequest;
import dev.millet.platform.api.outgoing.OutgoingAddresses;
import dev.millet.platform.api.settings.LiveSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Offers requests to other sites to every bundle. */
@Component(
    service = {Contributor.class, OutgoingHttp.class, OutgoingAddresses.class},
    configurationPid = OutgoingSettings.PID)
@Designate(ocd = OutgoingSettings.class)
public final class OutgoingModule implements Contributor, OutgoingHttp, OutgoingAddresses {

  private final GuardedClient client;

  @Activate
  public OutgoingModule(@Reference LiveSettings live) {
    client = new GuardedClient(live.of(OutgoingSettings.class)::private_addresses);
  }

  @Deactivate
  void close() {
    client.close();
  }

  @Override
  public OutgoingAnswer send(OutgoingRequest request) {
    return client.send(request);
  }

  @Override
  public Optional<String> refuse(URI address) {
    return client.refuse(address);
  }

  @Override
  public List<Contribution> contributions() {
    return List.of();
  }
}
