// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace crossfade::test {

/// While it lives, what Qt warns of is collected; its end fails the test for each. One at a time.
class NoQtWarnings {
public:
    NoQtWarnings();
    ~NoQtWarnings();
    NoQtWarnings(const NoQtWarnings&) = delete;
    NoQtWarnings& operator=(const NoQtWarnings&) = delete;

private:
    QtMessageHandler m_before;
};

}  // namespace crossfade::test
