package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.imports.FileFormat;
import dev.millet.api.imports.FileImport;

/** The files of events that are taken in: JSON Lines, or any CSV. */
final class EventFiles {

  private static final Permission IMPORT = Permission.toAdminister("events.import");

  private static final FileFormat CSV =
      FileFormat.csv()
          .columns(
              "id=id 编号=id title=title name=title 标题=title body=body description=body 介绍=body"
                  + " type=type city=city 城市=city zone=zone place=place venue=place 场地=place"
                  + " address=address 地址=address link=link url=link start=start 开始=start end=end"
                  + " 结束=end capacity=capacity 名额=capacity host=host 组织者=host")
          .requiring("title", "start");

  private EventFiles() {}

  static FileImport<?> of(Database database, Stores stores) {
    return new FileImport<ImportedEvent>(
            "/events",
            IMPORT,
            "Events: JSON Lines or CSV",
            session -> new EventImporter(database, stores, session))
        .withRows("event", EventImporter.EVENTS)
        .reading(CSV)
        .mapping(
            "id",
            "title",
            "body",
            "type",
            "city",
            "zone",
            "place",
            "address",
            "link",
            "start",
            "end",
            "capacity",
            "host")
        .numbers("capacity", "guests", "days", "minutes")
        .identifiedBy("title", "start")
        .withDemo(new EventsDemo(database));
  }
}
