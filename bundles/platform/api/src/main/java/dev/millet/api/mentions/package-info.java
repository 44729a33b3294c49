/** The mentions of members in texts of any module. */
@Export
@Version("1.1.0")
package dev.millet.api.mentions;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
