// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/picture_dialog.h"

#include "ui/models/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStandardItemModel>

#include <algorithm>
#include <array>

namespace crossfade::ui {

namespace {

constexpr std::array kSizes = {QSize(1280, 800), QSize(1920, 1080), QSize(3840, 2160)};
constexpr QSize kA4(1123, 794);  // lying, at 96 pixels to the inch
constexpr int kLeast = 64;
constexpr double kMillimetres = 25.4 / 96.0;  // of a pixel

QSpinBox* sideBox(const QString& name)
{
    auto* box = new QSpinBox;
    box->setRange(kLeast, kMostPixels);
    box->setGroupSeparatorShown(true);
    box->setAccessibleName(name);
    return box;
}

/// Without the labels' shortcuts a form names nothing for screen readers.
QComboBox* namedCombo(const QString& name)
{
    auto* combo = new QComboBox;
    combo->setAccessibleName(name);
    return combo;
}

}  // namespace

PictureDialog::PictureDialog(const PictureChoice& before, QWidget* parent)
    : QDialog(parent),
      m_preset(namedCombo(tr("Size"))),
      m_width(sideBox(tr("Width in pixels"))),
      m_height(sideBox(tr("Height in pixels"))),
      m_scale(namedCombo(tr("Scale"))),
      m_format(namedCombo(tr("Format"))),
      m_ground(namedCombo(tr("Background"))),
      m_caption(new QCheckBox(tr("With a caption"))),
      m_says(new QLabel)
{
    setWindowTitle(tr("Save the map"));
    fillCombos();
    arrange();
    setChoice(before);
    connect(m_preset, &QComboBox::activated, this, &PictureDialog::takePreset);
    for (QSpinBox* box : {m_width, m_height})
        connect(box, &QSpinBox::valueChanged, this, &PictureDialog::refresh);
    for (QComboBox* combo : {m_scale, m_format})
        connect(combo, &QComboBox::currentIndexChanged, this, &PictureDialog::refresh);
    refresh();
}

void PictureDialog::arrange()
{
    m_says->setObjectName(QStringLiteral("muted"));
    m_says->setWordWrap(true);
    m_says->setMinimumWidth(320);
    m_says->ensurePolished();  // the style sheet has a font of its own
    m_says->setMinimumHeight(2 * m_says->fontMetrics().lineSpacing() + 4);
    m_says->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* sides = new QHBoxLayout;
    sides->addWidget(m_width, 1);
    sides->addWidget(new QLabel(tr("×")));
    sides->addWidget(m_height, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_save = buttons->addButton(tr("Save…"), QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(20, 18, 20, 16);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(16);
    form->addRow(tr("Size"), m_preset);
    form->addRow(tr("Pixels"), sides);
    form->addRow(tr("Scale"), m_scale);
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("Background"), m_ground);
    form->addRow(QString(), m_caption);
    form->addRow(m_says);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void PictureDialog::fillCombos()
{
    for (const QSize& size : kSizes)
        m_preset->addItem(tr("%1 × %2").arg(size.width()).arg(size.height()), size);
    m_preset->addItem(tr("A4, lying"), kA4);
    m_preset->addItem(tr("As below"));
    for (const int scale : {1, 2}) m_scale->addItem(tr("%1×").arg(scale), scale);
    m_format->addItems({tr("PNG"), tr("SVG"), tr("PDF")});
    m_ground->addItems({tr("As the window"), tr("Light"), tr("Dark"), tr("Transparent")});
}

void PictureDialog::setChoice(const PictureChoice& choice)
{
    m_width->setValue(choice.size.width());
    m_height->setValue(choice.size.height());
    m_scale->setCurrentIndex(m_scale->findData(std::clamp(choice.scale, 1, 2)));
    m_format->setCurrentIndex(static_cast<int>(choice.format));
    m_ground->setCurrentIndex(static_cast<int>(choice.ground));
    m_caption->setChecked(choice.caption);
}

PictureChoice PictureDialog::choice() const
{
    return {{m_width->value(), m_height->value()},
            m_scale->currentData().toInt(),
            static_cast<PictureFormat>(m_format->currentIndex()),
            static_cast<PictureGround>(m_ground->currentIndex()),
            m_caption->isChecked()};
}

void PictureDialog::takePreset(int preset)
{
    const QSize size = m_preset->itemData(preset).toSize();
    if (size.isEmpty()) {
        m_width->setFocus();
        return;
    }
    // Both before the rest follows.
    const QSignalBlocker quiet(m_width);
    m_width->setValue(size.width());
    m_height->setValue(size.height());
    refresh();
}

void PictureDialog::refresh()
{
    const int own = m_preset->count() - 1;
    const int preset = m_preset->findData(QSize(m_width->value(), m_height->value()));
    m_preset->setCurrentIndex(preset < 0 ? own : preset);
    const auto transparent = static_cast<int>(PictureGround::Transparent);
    const bool pdf = choice().format == PictureFormat::Pdf;
    // Paper is white where nothing is painted, which on a dark map would be unreadable.
    if (pdf && m_ground->currentIndex() == transparent) m_ground->setCurrentIndex(0);
    qobject_cast<QStandardItemModel*>(m_ground->model())->item(transparent)->setEnabled(!pdf);
    m_save->setEnabled(pixelsOf(choice().size, choice().scale).hasValue());
    m_says->setText(sentence());
}

QString PictureDialog::sentence() const
{
    const PictureChoice chosen = choice();
    const auto pixels = pixelsOf(chosen.size, chosen.scale);
    if (!pixels.hasValue()) return qt(pixels.error().sentence());
    const auto times = [](const QString& width, const QString& height) {
        return tr("%1 × %2").arg(width, height);
    };
    const QString raster = times(QLocale().toString(pixels.value().width()),
                                 QLocale().toString(pixels.value().height()));
    if (chosen.format == PictureFormat::Png) return tr("A PNG of %1 pixels.").arg(raster);
    const auto millimetres = [](int side) {
        return QLocale().toString(side * kMillimetres, 'f', 0);
    };
    return tr("%1 of %2 mm: lines and text as shapes, the points as an image of %3 pixels.")
        .arg(m_format->currentText(),
             times(millimetres(chosen.size.width()), millimetres(chosen.size.height())), raster);
}

}  // namespace crossfade::ui
