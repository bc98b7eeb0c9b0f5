// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/modality_strip.h"

#include "tests/ui/support/gui.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>

namespace crossfade::ui {
namespace {

class ModalityStripTest : public testing::TestWithParam<std::size_t> {
protected:
    /// The colour in which a style sheet lets a widget write.
    static QColor written(QWidget& widget)
    {
        widget.ensurePolished();
        return widget.palette().color(widget.foregroundRole());
    }
};

TEST_P(ModalityStripTest, WritesSoThatItCanBeRead)
{
    const Theme& theme = lightTheme();
    const std::size_t modality = GetParam();
    ModalityStrip strip(QStringLiteral("Name"), modality);
    strip.setShown(true, 0.5, 0.5, {});
    EXPECT_EQ(written(*strip.findChild<QLabel*>()), theme.modalityText[modality]);
    EXPECT_EQ(written(*strip.onOff()), textOn(theme.modality[modality]));
    strip.setShown(false, 0.5, 0.5, {});
    EXPECT_EQ(written(*strip.onOff()), theme.muted);
}

INSTANTIATE_TEST_SUITE_P(Each, ModalityStripTest, testing::Range<std::size_t>(0, 8));

}  // namespace
}  // namespace crossfade::ui
