// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_test.h"

#include "ui/map/map_view.h"
#include "ui/widgets/search_bar.h"
#include "ui/window/explore_page.h"

#include <QApplication>
#include <QLineEdit>
#include <QSettings>

namespace crossfade::test {

void WindowTest::SetUp()
{
    QSettings().clear();
    showWindow();
}

void WindowTest::TearDown()
{
    closeWindow();
}

void WindowTest::showWindow()
{
    m_window = std::make_unique<ui::MainWindow>();
    m_window->resize(1440, 920);  // whatever the screen
    m_window->show();
    m_window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
}

void WindowTest::closeWindow()
{
    if (m_window) m_window->close();
    m_window.reset();
    drainEvents();
}

void WindowTest::openTrained()
{
    ASSERT_TRUE(window().openProject(trained())) << window().message().toStdString();
    ASSERT_TRUE(evaluationSettles());
    ASSERT_TRUE(mapSettles());
    drainEvents();  // widgets that were made now are shown
}

bool WindowTest::evaluationSettles()
{
    return comesTrue([this] {
        const ui::EvaluationModel& model = m_window->evaluation();
        return !model.stale() && (model.baseline() || !model.reason().isEmpty());
    });
}

bool WindowTest::mapSettles()
{
    return comesTrue([this] {
        const ui::MapModels& map = m_window->page().mapModels();
        const ui::MapView& view = *m_window->page().map();
        return map.layout.settled() && !map.places.stale() && !map.facts.stale() &&
               !view.camera().moving() && map.places.places() != nullptr && view.arrived();
    });
}

void WindowTest::type(const char* text)
{
    press(Qt::Key_F, Qt::ControlModifier);
    ASSERT_EQ(QApplication::focusWidget(), window().page().search()->field());
    press(Qt::Key_A, Qt::ControlModifier);
    // What is not Latin has no key: an input method inserts it.
    for (const QChar letter : QString::fromUtf8(text)) {
        if (letter.unicode() < 128) {
            QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
            continue;
        }
        QKeyEvent down(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
        QApplication::sendEvent(QApplication::focusWidget(), &down);
    }
}

void WindowTest::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget* at = QApplication::focusWidget();
    QTest::keyClick(at != nullptr ? at : m_window.get(), key, modifiers);
}

std::string WindowTest::asked()
{
    const auto row = exploration().hasSources() ? exploration().query() : std::nullopt;
    return row ? exploration().catalogue().label(*row) : std::string();
}

QAbstractButton* button(QWidget& parent, const char* name)
{
    const QString wanted = QString::fromUtf8(name);
    for (QAbstractButton* one : parent.findChildren<QAbstractButton*>())
        if (one->text() == wanted || one->accessibleName() == wanted) return one;
    return nullptr;
}

bool shows(QWidget& parent, const char* text)
{
    const QString wanted = QString::fromUtf8(text);
    for (const QLabel* label : parent.findChildren<QLabel*>())
        if (label->isVisibleTo(&parent) && label->text().contains(wanted)) return true;
    return false;
}

}  // namespace crossfade::test
