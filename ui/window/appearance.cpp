// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/appearance.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>

#include <utility>

namespace crossfade::ui {

namespace {

/// Qt 6.4 has no other way to it than to take the application's own palette away for a moment.
QPalette systemPalette()
{
    QApplication::setPalette(QPalette());
    return QApplication::palette();
}

AppearanceKeeper* keeper()
{
    return qApp->findChild<AppearanceKeeper*>(QString(), Qt::FindDirectChildrenOnly);
}

}  // namespace

AppearanceKeeper::AppearanceKeeper(PaletteSource system, QObject* parent)
    : QObject(parent), m_system(std::move(system))
{
    qApp->installEventFilter(this);
}

void AppearanceKeeper::apply(Appearance appearance)
{
    m_inForce = appearance;
    colour();
}

const Theme& AppearanceKeeper::theme() const
{
    if (m_inForce == Appearance::Dark) return darkTheme();
    if (m_inForce == Appearance::Light) return lightTheme();
    const QPalette system = m_system();
    return themeFor(system);
}

void AppearanceKeeper::colour()
{
    const QScopedValueRollback<bool> ours(m_colouring, true);
    const Theme& theme = this->theme();
    QApplication::setPalette(theme.palette());
    // A style sheet is costly: each widget is polished anew.
    if (const QString sheet = theme.styleSheet(); qApp->styleSheet() != sheet)
        qApp->setStyleSheet(sheet);
}

bool AppearanceKeeper::eventFilter(QObject* watched, QEvent* event)
{
    const bool palette = event->type() == QEvent::ApplicationPaletteChange && watched == qApp;
    // The palette of the application hides most of what the system changes in its own, and then
    // only this tells of it; it goes to the windows.
    const bool theme = event->type() == QEvent::ThemeChange;
    if ((palette || theme) && m_inForce == Appearance::System && !m_colouring && !m_queued) {
        // Later: the palette must not change while Qt tells everybody that it has changed.
        m_queued = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_queued = false;
                if (m_inForce == Appearance::System) colour();
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void applyAppearance(Appearance appearance)
{
    AppearanceKeeper* owned = keeper();
    if (owned == nullptr) owned = new AppearanceKeeper(systemPalette, qApp);
    owned->apply(appearance);
}

Appearance appearanceInForce()
{
    const AppearanceKeeper* owned = keeper();
    return owned == nullptr ? Appearance::System : owned->inForce();
}

}  // namespace crossfade::ui
