// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/mixer_panel.h"

#include "ui/models/change_sentence.h"
#include "ui/models/text.h"
#include "ui/widgets/fader.h"
#include "ui/widgets/flat_button.h"
#include "ui/widgets/modality_strip.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <tuple>

namespace crossfade::ui {

namespace {

constexpr int kStripsPerRow = 4;

/// The fader's full way is a weight somewhat over the largest that was learned.
double fullWeight(const std::vector<float>& learned)
{
    return 1.25 * static_cast<double>(std::ranges::max(learned));
}

QString capitalised(const std::string& name)
{
    QString text = qt(name);
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

}  // namespace

MixerPanel::MixerPanel(ExplorationModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(&model),
      m_sides(new QButtonGroup(this)),
      m_compareOn(new QButtonGroup(this)),
      m_strips(new QGridLayout),
      m_missing(new QLabel),
      m_sentence(new QLabel),
      m_reset(
          makeFlatButton(tr("Reset"), tr("All modalities on at their learned weights, compared as "
                                         "the model does by itself, nothing missing (Ctrl+R)"))),
      m_simulate(makeFlatButton(
          tr("Simulate…"), tr("What if artists had exactly these modalities, or a share of what is "
                              "known were missing?")))
{
    auto* head = new QHBoxLayout;
    auto* title = new QLabel(tr("Mixer").toUpper());
    title->setObjectName(QStringLiteral("panelHead"));
    head->addWidget(title);
    head->addStretch();
    head->addWidget(m_simulate);
    head->addWidget(m_reset);

    m_strips->setSpacing(8);
    m_strips->setContentsMargins(0, 0, 0, 0);
    m_missing->setWordWrap(true);
    m_missing->hide();
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(QStringLiteral("muted"));
    m_sentence->setAlignment(Qt::AlignTop);
    m_sentence->setMinimumHeight(34);  // two lines, so that little jumps when the sentence comes
    m_sentence->setAccessibleName(tr("What the mix changes"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addLayout(makeSides());
    layout->addLayout(m_strips);
    layout->addLayout(makeCompareOn());
    layout->addWidget(m_missing);
    layout->addWidget(m_sentence);

    connect(m_sides, &QButtonGroup::idClicked, this, &MixerPanel::refresh);
    connect(m_reset, &QPushButton::clicked, m_model, &ExplorationModel::resetMixer);
    connect(m_simulate, &QPushButton::clicked, this, &MixerPanel::simulateWanted);
    connect(m_model, &ExplorationModel::sourcesChanged, this, &MixerPanel::rebuild);
    connect(m_model, &ExplorationModel::changed, this, &MixerPanel::refresh);
}

QLayout* MixerPanel::makeSides()
{
    auto* segments = new QHBoxLayout;
    segments->setSpacing(0);
    const std::array<std::pair<MixerSide, QString>, 3> sides = {
        {{MixerSide::Query, tr("Query")},
         {MixerSide::Both, tr("Both")},
         {MixerSide::Candidates, tr("Candidates")}}};
    for (const auto& [side, label] : sides) {
        auto* button = new QPushButton(label);
        button->setObjectName(QStringLiteral("segment"));
        button->setCheckable(true);
        button->setAccessibleName(tr("Mix %1").arg(label));
        button->setToolTip(side == MixerSide::Query ? tr("The strips act on the artist asked for")
                           : side == MixerSide::Candidates
                               ? tr("The strips act on everybody who may be found")
                               : tr("The strips act on both sides"));
        m_sides->addButton(button, static_cast<int>(side));
        segments->addWidget(button);
    }
    m_sides->button(static_cast<int>(MixerSide::Both))->setChecked(true);
    return segments;
}

QLayout* MixerPanel::makeCompareOn()
{
    auto* segments = new QHBoxLayout;
    segments->setSpacing(0);
    const std::array<std::tuple<CompareOn, QString, QString>, 2> choices = {
        {{CompareOn::Own, tr("As the artists are"),
          tr("Each artist is compared with all they have")},
         {CompareOn::Shared, tr("On what both have"),
          tr("Each candidate is seen through the modalities that the query has")}}};
    for (const auto& [compareOn, label, what] : choices) {
        auto* button = new QPushButton(label);
        button->setObjectName(QStringLiteral("segment"));
        button->setCheckable(true);
        button->setAccessibleName(tr("Compare: %1").arg(label));
        button->setToolTip(what);
        m_compareOn->addButton(button, static_cast<int>(compareOn));
        segments->addWidget(button);
    }
    m_compareOn->button(static_cast<int>(CompareOn::Own))->setChecked(true);
    connect(m_compareOn, &QButtonGroup::idClicked, this, [this](int id) {
        if (m_model->hasSources()) m_model->setCompareOn(static_cast<CompareOn>(id));
    });
    return segments;
}

MixerSide MixerPanel::side() const
{
    return static_cast<MixerSide>(m_sides->checkedId());
}

void MixerPanel::setSide(MixerSide side)
{
    m_sides->button(static_cast<int>(side))->setChecked(true);
    refresh();
}

void MixerPanel::toggle(std::size_t modality)
{
    if (m_model->hasSources() && modality < m_strip.size())
        m_model->setOn(side(), modality, !isOn(modality));
}

bool MixerPanel::isOn(std::size_t modality) const
{
    const Comparison comparison = m_model->state().shown();
    if (side() == MixerSide::Query) return comparison.query.active().has(modality);
    if (side() == MixerSide::Candidates) return comparison.candidates.active().has(modality);
    return comparison.query.active().has(modality) && comparison.candidates.active().has(modality);
}

QString MixerPanel::stateOf(std::size_t modality) const
{
    const Comparison comparison = m_model->state().shown();
    const bool query = comparison.query.active().has(modality);
    const bool candidates = comparison.candidates.active().has(modality);
    if (query && !candidates) return tr("query only");
    if (candidates && !query) return tr("cand. only");
    const std::vector<ArtistRow> asked = m_model->asked();
    const std::vector<ModalityMask>& presence = m_model->shownRun()->index.encodings().presence;
    if (!asked.empty() && std::ranges::none_of(asked, [&](ArtistRow artist) {
            return presence[artist].has(modality);
        }))
        return tr("not given");
    return {};
}

void MixerPanel::rebuild()
{
    for (ModalityStrip* strip : m_strip) delete strip;
    m_strip.clear();
    const auto& names = m_model->run()->record.modalities;
    const int perRow = names.size() > 4 ? kStripsPerRow : static_cast<int>(names.size());
    for (std::size_t m = 0; m < names.size(); ++m) {
        auto* strip = new ModalityStrip(capitalised(names[m]), m);
        m_strips->addWidget(strip, static_cast<int>(m) / perRow, static_cast<int>(m) % perRow);
        connect(strip, &ModalityStrip::switched, this,
                [this, m](bool on) { m_model->setOn(side(), m, on); });
        connect(strip, &ModalityStrip::faded, this, [this, m](double part) {
            m_model->setWeight(
                side(), m, static_cast<float>(part * fullWeight(m_model->run()->record.weights)));
        });
        connect(strip, &ModalityStrip::fadeEnded, m_model, &ExplorationModel::commit);
        m_strip.push_back(strip);
    }
    QWidget* before = m_sides->button(static_cast<int>(MixerSide::Candidates));
    for (ModalityStrip* strip : m_strip) {
        setTabOrder(before, strip->fader());
        setTabOrder(strip->fader(), strip->onOff());
        before = strip->onOff();
    }
    setTabOrder(before, m_compareOn->button(static_cast<int>(CompareOn::Own)));
}

void MixerPanel::refresh()
{
    if (!m_model->hasSources()) return;
    const std::vector<float>& learned = m_model->run()->record.weights;
    const double full = fullWeight(learned);
    const Comparison comparison = m_model->state().shown();
    const Side& shown = side() == MixerSide::Candidates ? comparison.candidates : comparison.query;
    for (std::size_t m = 0; m < m_strip.size(); ++m)
        m_strip[m]->setShown(isOn(m), static_cast<double>(shown.weights[m]) / full,
                             static_cast<double>(learned[m]) / full, stateOf(m));
    m_compareOn->button(static_cast<int>(comparison.scoring.compareOn))->setChecked(true);
    m_reset->setEnabled(!m_model->isLearnedMix());
    const MissingData& missing = m_model->state().missing;
    m_missing->setVisible(missing.any());
    m_missing->setText(
        tr("Simulated: %1").arg(missingSentence(missing, m_model->run()->record.modalities)));
    m_sentence->setText(m_model->changeSentence());
}

}  // namespace crossfade::ui
