// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_dir.h"
#include "tests/ui/support/no_qt_warnings.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QLocale>
#include <QSettings>
#include <QString>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

namespace {

/// Guards every test, so that none can forget it.
class WarningsFail : public testing::EmptyTestEventListener {
    void OnTestStart(const testing::TestInfo& /*test*/) override
    {
        m_guard = std::make_unique<crossfade::test::NoQtWarnings>();
    }
    void OnTestEnd(const testing::TestInfo& /*test*/) override { m_guard.reset(); }

    std::unique_ptr<crossfade::test::NoQtWarnings> m_guard;
};

}  // namespace

int main(int argc, char** argv)
{
    testing::InitGoogleMock(&argc, argv);
    // Nothing of the person who runs the tests is read or written; the programs that tests start
    // inherit this too.
    const crossfade::test::TempDir home;
    const std::filesystem::path runtime = home / "runtime";
    std::filesystem::create_directory(runtime);
    std::filesystem::permissions(runtime, std::filesystem::perms::owner_all);
    qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString(home.path().string()));
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", QByteArray::fromStdString(runtime.string()));
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       QString::fromStdString(home.path().string()));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));

    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("crossfade-tests"));
    QApplication::setOrganizationName(QStringLiteral("crossfade-tests"));
    QApplication::setQuitOnLastWindowClosed(false);
    crossfade::ui::applyAppearance(crossfade::ui::Appearance::Light);
    testing::UnitTest::GetInstance()->listeners().Append(new WarningsFail);
    return RUN_ALL_TESTS();
}
