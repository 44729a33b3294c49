package dev.millet.upgrades.platform;

import dev.millet.api.database.Database;
import dev.millet.api.json.Json;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Pages;
import dev.millet.platform.api.database.Migrations;
import dev.millet.platform.api.gateway.RequestStatistics;
import dev.millet.platform.api.gateway.SmokeTester;
import dev.millet.platform.api.jobs.Jobs;
import dev.millet.platform.api.journal.Subscriptions;
import dev.millet.platform.api.modules.Generations;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The services of the platform that this bundle stands on; all are there while it is active. */
@Component(service = PlatformServices.class)
public final class PlatformServices {

  @Reference private Database database;
  @Reference private Migrations migrations;
  @Reference private Generations generations;
  @Reference private Subscriptions subscriptions;
  @Reference private Jobs jobs;
  @Reference private SmokeTester smokeTester;
  @Reference private RequestStatistics statistics;
  @Reference private Pages pages;
  @Reference private Members members;
  @Reference private Json json;

  public Database database() {
    return database;
  }

  public Migrations migrations() {
    return migrations;
  }

  public Generations generations() {
    return generations;
  }

  public Subscriptions subscriptions() {
    return subscriptions;
  }

  public Jobs jobs() {
    return jobs;
  }

  public SmokeTester smokeTester() {
    return smokeTester;
  }

  public RequestStatistics statistics() {
    return statistics;
  }

  public Pages pages() {
    return pages;
  }

  public Members members() {
    return members;
  }

  public Json json() {
    return json;
  }
}
