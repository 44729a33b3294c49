/** Encryption of what a module must be able to read again, such as a password for another site. */
@Export
@Version("1.0.0")
package dev.millet.api.secrets;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
