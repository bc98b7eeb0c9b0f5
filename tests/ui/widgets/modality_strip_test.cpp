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
    /// Whether a colour, or nearly that, is painted anywhere: letters are thin.
    static bool paints(QWidget& widget, const QColor& colour)
    {
        const QImage image = widget.grab().toImage();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (test::alike(image.pixelColor(x, y), colour, 40)) return true;
        return false;
    }
};

TEST_P(ModalityStripTest, WritesSoThatItCanBeRead)
{
    const Theme& theme = lightTheme();
    const std::size_t modality = GetParam();
    ModalityStrip strip(QStringLiteral("Name"), modality);
    strip.setShown(true, 0.5, 0.5, {});
    EXPECT_EQ(written(*strip.findChild<QLabel*>()), theme.modalityText[modality]);
    strip.onOff()->resize(64, 26);
    EXPECT_TRUE(paints(*strip.onOff(), theme.modality[modality]));
    EXPECT_TRUE(paints(*strip.onOff(), textOn(theme.modality[modality])));
    strip.setShown(false, 0.5, 0.5, {});
    EXPECT_TRUE(paints(*strip.onOff(), theme.muted));
    EXPECT_FALSE(paints(*strip.onOff(), theme.modality[modality]) && modality != 7)
        << "its colour is off too; the last is a grey like that of the text";
}

INSTANTIATE_TEST_SUITE_P(Each, ModalityStripTest, testing::Range<std::size_t>(0, 8));

}  // namespace
}  // namespace crossfade::ui
