/** What other modules may ask of voting. */
@Export
@Version("1.1.0")
package dev.millet.voting.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
