// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace crossfade::ui {

namespace {

/// Relative luminance (WCAG 2.1).
double luminance(const QColor& colour)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(static_cast<double>(colour.redF())) +
           0.7152 * linear(static_cast<double>(colour.greenF())) +
           0.0722 * linear(static_cast<double>(colour.blueF()));
}

double contrast(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

Theme makeDark()
{
    Theme t;
    t.dark = true;
    t.ground = QColor(0x14, 0x16, 0x1A);
    t.panel = QColor(0x1C, 0x1F, 0x25);
    t.raised = QColor(0x25, 0x29, 0x32);
    t.line = QColor(0x31, 0x36, 0x41);
    t.text = QColor(0xE8, 0xEA, 0xEE);
    t.muted = QColor(0x9A, 0xA1, 0xAD);
    t.dim = QColor(0x5D, 0x64, 0x70);
    t.point = QColor(0x8A, 0x93, 0xA3);
    t.now = QColor(0xFF, 0x5C, 0x8A);
    t.modality = {QColor(0xE6, 0x9F, 0x00), QColor(0x56, 0xB4, 0xE9), QColor(0x00, 0xB3, 0x86),
                  QColor(0xCC, 0x79, 0xA7), QColor(0x3D, 0x94, 0xD6), QColor(0xD5, 0x5E, 0x00),
                  QColor(0xF0, 0xE4, 0x42), QColor(0x99, 0x99, 0x99)};
    t.modalityText = t.modality;
    t.modalityText[4] = QColor(0x44, 0x98, 0xD7);
    t.modalityText[5] = QColor(0xF0, 0x6A, 0x00);
    return t;
}

Theme makeLight()
{
    Theme t;
    t.ground = QColor(0xEC, 0xEE, 0xF1);
    t.panel = QColor(0xFF, 0xFF, 0xFF);
    t.raised = QColor(0xF3, 0xF4, 0xF6);
    t.line = QColor(0xD8, 0xDC, 0xE2);
    t.text = QColor(0x1B, 0x1E, 0x24);
    t.muted = QColor(0x5D, 0x66, 0x73);
    t.dim = QColor(0xA0, 0xA7, 0xB2);
    t.point = QColor(0x7C, 0x86, 0x94);
    t.now = QColor(0xCB, 0x19, 0x5A);
    t.modality = {QColor(0xC9, 0x87, 0x00), QColor(0x2B, 0x8C, 0xC4), QColor(0x00, 0x8F, 0x68),
                  QColor(0xB0, 0x55, 0x87), QColor(0x00, 0x72, 0xB2), QColor(0xB8, 0x50, 0x00),
                  QColor(0x9A, 0x8F, 0x00), QColor(0x70, 0x70, 0x70)};
    t.modalityText = {QColor(0x8E, 0x5F, 0x00), QColor(0x22, 0x6F, 0x9C), QColor(0x00, 0x79, 0x58),
                      QColor(0xA3, 0x4C, 0x7C), QColor(0x00, 0x6F, 0xAE), QColor(0xB0, 0x4C, 0x00),
                      QColor(0x73, 0x6B, 0x00), QColor(0x6A, 0x6A, 0x6A)};
    return t;
}

}  // namespace

const Theme& darkTheme()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme& lightTheme()
{
    static const Theme theme = makeLight();
    return theme;
}

QColor textOn(const QColor& ground)
{
    const QColor black(0x11, 0x13, 0x18);
    const QColor white(Qt::white);
    return contrast(black, ground) >= contrast(white, ground) ? black : white;
}

const Theme& themeFor(const QPalette& palette)
{
    // By the text: a style sheet may make a background transparent, which counts as black.
    // Of the active group, as a disabled widget's text is grey in both.
    return palette.color(QPalette::Active, QPalette::WindowText).lightness() > 128 ? darkTheme()
                                                                                   : lightTheme();
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, ground);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, panel);
    p.setColor(QPalette::AlternateBase, raised);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::Button, raised);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, text);
    p.setColor(QPalette::ToolTipBase, raised);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::PlaceholderText, muted);
    p.setColor(QPalette::Highlight, dark ? raised.lighter(140) : line);
    p.setColor(QPalette::HighlightedText, text);
    p.setColor(QPalette::Link, text);
    p.setColor(QPalette::Mid, line);
    p.setColor(QPalette::Dark, line);
    p.setColor(QPalette::Light, raised);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, dim);
    return p;
}

QString Theme::styleSheet() const
{
    const QString sheet = QStringLiteral(R"(
QMainWindow, QDialog { background: @ground; }
QWidget { font-size: 13px; }
QMenuBar { background: @panel; color: @muted; border-bottom: 1px solid @line; padding: 3px 6px; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: @raised; color: @text; }
QMenu { background: @panel; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: @raised; }
QMenu::item:disabled { color: @dim; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
#topBar { background: @panel; border-bottom: 1px solid @line; }
#panel { background: @panel; border: 1px solid @line; border-radius: 10px; }
#panelHead { color: @muted; font-size: 11px; font-weight: 600; letter-spacing: 1px; }
#panelNote { color: @muted; font-size: 11px; }
#muted { color: @muted; }
#now { color: @now; }
#artistName { font-size: 24px; font-weight: 650; }
#stageCaption { font-size: 16px; }
#stageSwitch { font-size: 14px; padding: 6px 8px; }
#chip { background: @raised; color: @muted; border-radius: 10px; padding: 3px 9px; font-size: 12px; }
#chipButton { background: @raised; color: @text; border: 1px solid @line; border-radius: 10px; padding: 2px 8px; font-size: 12px; }
#chipButton:hover { border-color: @muted; }
#chipButton:focus { border: 1px solid @text; }
#plainSlider { min-height: 20px; }
#plainSlider::groove:horizontal { background: @line; height: 4px; border-radius: 2px; }
#plainSlider::sub-page:horizontal { background: @muted; border-radius: 2px; }
#plainSlider::handle:horizontal { background: @text; width: 12px; height: 12px; margin: -4px 0; border-radius: 6px; }
#plainSlider:focus { border: 1px solid @text; border-radius: 6px; }
#strip { background: @raised; border-radius: 10px; }
QLineEdit { background: @raised; border: 1px solid @line; border-radius: 8px; padding: 5px 10px; selection-background-color: @line; selection-color: @text; }
QLineEdit:focus, QPushButton:focus, QToolButton:focus, QComboBox:focus { border: 1px solid @text; }
#searchField { font-size: 15px; padding: 6px 12px; }
#searchPopup { background: @panel; border: 1px solid @line; border-radius: 8px; padding: 4px; outline: none; }
QPushButton, QToolButton { outline: none; background: @raised; color: @text; border: 1px solid @line; border-radius: 6px; padding: 5px 12px; }
QPushButton:hover, QToolButton:hover { border-color: @muted; }
QPushButton:disabled, QToolButton:disabled { color: @dim; border-color: @line; }
QPushButton:default { border-color: @muted; font-weight: 600; }
#flat { background: transparent; border: 1px solid transparent; color: @muted; padding: 4px 8px; }
#flat:hover { color: @text; border-color: @line; }
#flat::menu-indicator { image: none; width: 0; }
#flat:disabled { color: @dim; border-color: transparent; }
#flat:focus { border: 1px solid @text; }
#segment { background: transparent; border: 1px solid @line; border-radius: 0px; color: @muted; padding: 5px 4px; font-size: 12px; }
#segment:checked { background: @raised; color: @text; font-weight: 600; }
#segment:focus { border: 1px solid @text; }
#smallSegment { background: transparent; border: none; border-radius: 4px; color: @muted; padding: 1px 6px; font-size: 11px; }
#smallSegment:checked { background: @raised; color: @text; }
#smallSegment:focus { border: 1px solid @text; padding: 0px 5px; }
QTableView { background: transparent; border: none; gridline-color: @line; outline: none; selection-background-color: @raised; selection-color: @text; }
QListWidget, QPlainTextEdit { background: @panel; border: 1px solid @line; border-radius: 6px; padding: 4px; outline: none; selection-background-color: @line; selection-color: @text; }
QListWidget:focus, QPlainTextEdit:focus { border: 1px solid @text; }
QListWidget::item { padding: 4px 6px; border-radius: 4px; }
QListWidget::item:selected { background: @raised; color: @text; }
QTableView:focus { border: 1px solid @text; }
QHeaderView { background: transparent; }
QHeaderView::section { background: transparent; color: @muted; border: none; border-bottom: 1px solid @line; padding: 4px 4px; font-size: 11px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @line; border-radius: 5px; min-height: 24px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: @line; border-radius: 5px; min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QProgressBar { background: @line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @text; border-radius: 3px; }
QComboBox, QAbstractSpinBox { background: @raised; border: 1px solid @line; border-radius: 6px; padding: 4px 8px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow, QAbstractSpinBox::down-arrow { image: url(:/theme/down.svg); width: 10px; height: 10px; }
QAbstractSpinBox::up-arrow { image: url(:/theme/up.svg); width: 10px; height: 10px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 18px; }
QAbstractSpinBox:focus { border: 1px solid @text; }
QDialogButtonBox, QFileDialog { dialogbuttonbox-buttons-have-icons: 0; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @line; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4px 8px; }
QSplitter::handle { background: transparent; }
#jobStrip { background: @panel; border-top: 1px solid @line; }
#startTitle { font-size: 24px; font-weight: 650; }
#dropZone { border: 1px dashed @muted; border-radius: 10px; background: @panel; }
#message { background: @panel; border: 1px solid @line; border-radius: 10px; }
#palette { background: @panel; border: 1px solid @line; }
#paletteList { background: transparent; border: none; outline: none; }
#sheet { background: @panel; border: 1px solid @line; border-radius: 6px; padding: 4px 12px; }
#sheet:focus { border: 1px solid @text; }
#tour { background: @panel; border: 1px solid @text; border-radius: 10px; }
#tourTitle { font-size: 15px; font-weight: 600; }
QDockWidget { color: @muted; }
QDockWidget::title { background: @panel; border-top: 1px solid @line; padding: 6px 14px; }
#explanation { background: transparent; border: 1px solid transparent; border-radius: 4px; }
#explanation:focus { border: 1px solid @text; }
)");
    QString result = sheet;
    for (const auto& [name, colour] :
         {std::pair("@ground", ground), std::pair("@panel", panel), std::pair("@raised", raised),
          std::pair("@line", line), std::pair("@text", text), std::pair("@muted", muted),
          std::pair("@dim", dim), std::pair("@now", now)})
        result.replace(QLatin1String(name), colour.name());
    return result;
}

QString stageSheet()
{
    static const QRegularExpression rule(QStringLiteral("([^{}]+)\\{([^}]*)\\}"));
    static const QRegularExpression length(QStringLiteral("\\b(\\d+)px"));
    QString larger;
    // Colours are those of the application's sheet, whichever theme it is of.
    for (auto at = rule.globalMatch(lightTheme().styleSheet()); at.hasNext();) {
        const QRegularExpressionMatch one = at.next();
        QString declarations;
        for (const QString& declaration : one.captured(2).split(u';', Qt::SkipEmptyParts)) {
            if (declaration.contains(u'#') || declaration.contains(QLatin1String("solid")) ||
                !declaration.contains(length))
                continue;
            QString scaled = declaration;
            qsizetype from = 0;
            for (auto match = length.match(scaled, from); match.hasMatch();
                 match = length.match(scaled, from)) {
                const QString doubled = QString::number(match.captured(1).toInt() * kStageScale);
                scaled.replace(match.capturedStart(1), match.capturedLength(1), doubled);
                from = match.capturedStart(1) + doubled.size();
            }
            declarations += scaled + u';';
        }
        if (!declarations.isEmpty())
            larger += one.captured(1).trimmed() + QStringLiteral(" {") + declarations +
                      QStringLiteral(" }\n");
    }
    return larger;
}

double typeScale(const QFont& font)
{
    return font.pixelSize() > 0 ? static_cast<double>(font.pixelSize()) / kTextSize : 1.0;
}

}  // namespace crossfade::ui
