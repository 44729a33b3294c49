/** Rules for every text that people write, whichever module takes it. */
@Export
@Version("1.3.0")
package dev.millet.api.text;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
