package dev.millet.sso;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of single sign-on. */
@ObjectClassDefinition(
    name = "Single sign-on",
    description = "How members sign in with accounts that they have elsewhere.")
public @interface SsoSettings {

  @AttributeDefinition(
      name = "Providers only",
      description =
          "Whether members sign in with a provider only. Passwords and mailed codes then let nobody"
              + " in but by a link of an administrator. It counts while a provider is enabled.")
  boolean only() default false;
}
