// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/link_template.h"
#include "core/workflow/project.h"

#include <string>
#include <vector>

namespace crossfade {

/// In their order.
Result<std::vector<LinkTemplate>> linkTemplates(Project& project);
/// InvalidInput if a name is empty or occurs twice, or an address does not begin with http:// or
/// https:// or has a place in braces that nothing is known for.
Status checkLinks(const std::vector<LinkTemplate>& links, const Catalogue& catalogue);
/// Puts these in the place of all there were, which it returns: setting them undoes it.
/// InvalidInput, and nothing is done, if checkLinks() says so.
Result<std::vector<LinkTemplate>> setLinkTemplates(Project& project,
                                                   const std::vector<LinkTemplate>& links);

/// The address for an artist: {id}, {name} and {any column of the catalogue} become what is known
/// of them, percent-encoded (RFC 3986, all but unreserved characters). NotFound where nothing is.
Result<std::string> linkAddress(const LinkTemplate& link, const Catalogue& catalogue,
                                const Artist& artist);

/// A link a line, "name = address", for people to write; empty lines count for nothing.
/// InvalidInput with the line that has no "=".
std::string linksToText(const std::vector<LinkTemplate>& links);
Result<std::vector<LinkTemplate>> linksFromText(const std::string& text);

}  // namespace crossfade
