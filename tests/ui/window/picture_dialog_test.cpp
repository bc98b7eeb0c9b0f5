// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/picture_dialog.h"

#include "tests/ui/support/gui.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class PictureDialogTest : public testing::Test {
protected:
    static QComboBox& combo(const PictureDialog& dialog, const QString& name)
    {
        for (QComboBox* one : dialog.findChildren<QComboBox*>())
            if (one->accessibleName() == name) return *one;
        throw std::runtime_error("there is no such choice");
    }
    static void choose(const PictureDialog& dialog, const QString& name, int index)
    {
        QComboBox& one = combo(dialog, name);
        one.setCurrentIndex(index);
        Q_EMIT one.activated(index);
    }
    static QSpinBox& side(const PictureDialog& dialog, qsizetype which)
    {
        return *dialog.findChildren<QSpinBox*>()[which];
    }
    static QPushButton& save(const PictureDialog& dialog)
    {
        for (QPushButton* one : dialog.findChildren<QPushButton*>())
            if (one->isDefault()) return *one;
        throw std::runtime_error("there is no default button");
    }
    static QString says(const PictureDialog& dialog)
    {
        return dialog.findChild<QLabel*>(u"muted"_s)->text();
    }
};

TEST_F(PictureDialogTest, BeginsWithWhatWasChosenBefore)
{
    EXPECT_EQ(PictureDialog({}).choice(), PictureChoice());
    const PictureChoice before{
        {900, 700}, 1, PictureFormat::Svg, PictureGround::Transparent, false};
    const PictureDialog dialog(before);
    EXPECT_EQ(dialog.choice(), before);
    EXPECT_EQ(combo(dialog, u"Size"_s).currentText(), u"As below"_s);
}

TEST_F(PictureDialogTest, APresetFillsInTheSidesAndAnotherSizeLeavesIt)
{
    const PictureDialog dialog({});
    choose(dialog, u"Size"_s, 2);
    EXPECT_EQ(dialog.choice().size, QSize(3840, 2160));
    EXPECT_EQ(says(dialog), u"A PNG of 7,680 × 4,320 pixels."_s);
    choose(dialog, u"Size"_s, 3);
    EXPECT_EQ(dialog.choice().size, QSize(1123, 794));
    side(dialog, 0).setValue(1000);
    EXPECT_EQ(combo(dialog, u"Size"_s).currentText(), u"As below"_s);
    side(dialog, 0).setValue(1123);
    EXPECT_EQ(combo(dialog, u"Size"_s).currentText(), u"A4, lying"_s);
}

TEST_F(PictureDialogTest, SaysWhatComesOutOfIt)
{
    const PictureDialog dialog({});
    choose(dialog, u"Size"_s, 3);
    choose(dialog, u"Format"_s, static_cast<int>(PictureFormat::Pdf));
    EXPECT_EQ(says(dialog),
              u"PDF of 297 × 210 mm: lines and text as shapes, the points as an image "
              u"of 2,246 × 1,588 pixels."_s);
}

TEST_F(PictureDialogTest, APdfHasAGround)
{
    const PictureDialog dialog({});
    choose(dialog, u"Background"_s, static_cast<int>(PictureGround::Transparent));
    EXPECT_EQ(dialog.choice().ground, PictureGround::Transparent);
    choose(dialog, u"Format"_s, static_cast<int>(PictureFormat::Pdf));
    EXPECT_EQ(dialog.choice().ground, PictureGround::Window);
    const auto enabled = [&] {
        const QComboBox& ground = combo(dialog, u"Background"_s);
        return ground.model()->index(3, 0).flags().testFlag(Qt::ItemIsEnabled);
    };
    EXPECT_FALSE(enabled());
    choose(dialog, u"Format"_s, static_cast<int>(PictureFormat::Svg));
    EXPECT_TRUE(enabled());
    EXPECT_EQ(PictureDialog({{900, 700}, 1, PictureFormat::Pdf, PictureGround::Transparent, true})
                  .choice()
                  .ground,
              PictureGround::Window);
}

TEST_F(PictureDialogTest, WhatCantBeMadeCantBeSaved)
{
    const PictureDialog dialog({});
    EXPECT_TRUE(save(dialog).isEnabled());
    side(dialog, 1).setValue(9000);
    EXPECT_FALSE(save(dialog).isEnabled());
    EXPECT_THAT(says(dialog), test::Holds("16,384"));
    choose(dialog, u"Scale"_s, 0);
    EXPECT_TRUE(save(dialog).isEnabled());
}

TEST_F(PictureDialogTest, IsAcceptedByReturnAndGivenUpByEscape)
{
    PictureDialog dialog({});
    dialog.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    QTest::mouseClick(&save(dialog), Qt::LeftButton);
    EXPECT_EQ(dialog.result(), QDialog::Accepted);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    EXPECT_EQ(dialog.result(), QDialog::Rejected);
}

}  // namespace
}  // namespace crossfade::ui
