package dev.millet.gateway.exchange;

import dev.millet.api.json.Json;
import dev.millet.gateway.access.AccessControl;
import dev.millet.gateway.access.PendingForms;
import dev.millet.gateway.events.EventStreams;
import dev.millet.gateway.idempotency.IdempotentPosts;
import dev.millet.gateway.limits.AdmissionControl;
import dev.millet.gateway.limits.RateLimit;
import dev.millet.gateway.limits.TransferLimit;
import dev.millet.gateway.limits.VisitorWriteLimit;
import dev.millet.gateway.multipart.FormReader;
import dev.millet.gateway.multipart.Spool;
import dev.millet.gateway.problem.Problems;
import dev.millet.gateway.settings.GatewaySettings;
import dev.millet.platform.api.modules.Generations;
import java.time.Clock;
import java.time.InstantSource;

/**
 * The services that all exchanges share.
 *
 * @param generations the table that requests enter through
 * @param optional the platform bundles that may be away
 * @param access authenticates callers and checks their permissions
 * @param problems writes problems
 * @param limits limits what requests may ask for
 * @param streams the open streams of events
 * @param forms reads forms with files
 * @param posts carries out once what is sent more often
 * @param recorder counts and logs each request
 */
public record GatewayServices(
    Generations generations,
    OptionalReferences optional,
    AccessControl access,
    Problems problems,
    RequestLimits limits,
    EventStreams streams,
    FormReader forms,
    IdempotentPosts posts,
    RequestRecorder recorder) {

  /** Makes the services of a gateway with these settings. */
  public static GatewayServices of(
      GatewaySettings settings,
      Generations generations,
      OptionalReferences optional,
      Json json,
      RequestRecorder recorder,
      Spool spool,
      PendingForms pending) {
    RateLimit rate = new RateLimit(settings.max_rate(), settings.max_burst());
    AdmissionControl admission =
        new AdmissionControl(
            settings.max_concurrent(),
            rate,
            new VisitorWriteLimit(settings),
            new TransferLimit(settings.max_transfers()));
    EventStreams streams = new EventStreams(generations);
    recorder.metrics().observe(admission::concurrent, streams::count, generations);
    recorder.metrics().observeTransfers(admission.transfers()::running);
    return new GatewayServices(
        generations,
        optional,
        AccessControl.of(
            optional::authentication, optional::proofLasts, pending, InstantSource.system()),
        new Problems(json),
        RequestLimits.of(settings, admission),
        streams,
        new FormReader(spool),
        new IdempotentPosts(Clock.systemUTC()),
        recorder);
  }
}
