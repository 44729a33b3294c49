/** Sign-in with accounts that people have elsewhere, for modules that bring it. */
@Export
@Version("1.0.0")
package dev.millet.api.signin;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
