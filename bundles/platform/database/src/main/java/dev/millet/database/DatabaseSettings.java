package dev.millet.database;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the database. */
@ObjectClassDefinition(
    id = "dev.millet.database",
    name = "Database",
    description = "Where Millet keeps its data, and how it uses it.")
public @interface DatabaseSettings {

  @AttributeDefinition(
      name = "Address",
      description =
          "JDBC address of a PostgreSQL database, such as jdbc:postgresql://db.example.com/millet."
              + " Empty: the embedded database in the data directory.")
  String url() default "";

  @AttributeDefinition(name = "User", description = "The PostgreSQL user.")
  String user() default "";

  @AttributeDefinition(
      name = "Password",
      description = "The PostgreSQL user's password.",
      type = org.osgi.service.metatype.annotations.AttributeType.PASSWORD)
  String password() default "";

  @AttributeDefinition(
      name = "Connections",
      description =
          "How many connections read at the same time; as many again write on PostgreSQL.",
      min = "1",
      max = "500")
  int pool_size() default 10;

  @AttributeDefinition(
      name = "Longest wait",
      description =
          "Seconds for which a request waits for a connection or for its turn to write before it is"
              + " refused.",
      min = "1",
      max = "600")
  int wait_seconds() default 10;

  @AttributeDefinition(
      name = "Longest transaction",
      description = "Seconds after which a transaction is cut off and undone.",
      min = "1",
      max = "3600")
  int transaction_timeout_seconds() default 10;

  @AttributeDefinition(
      name = "Room left on the disk",
      description =
          "MiB that the embedded database leaves free on its disk: below, writes are refused and"
              + " reads go on. 0 for no limit.",
      min = "0",
      max = "1048576")
  int min_free_mib() default 64;
}
