using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Tests.Recognizers.Phrases;

public sealed class PhraseParserTests
{
    private readonly AtomBuilder _atoms = new(new(new([])));
    private readonly PhraseParser _parser;

    public PhraseParserTests() => _parser = new(_atoms);

    [Fact]
    public void The_same_words_get_the_same_number_however_they_are_written()
    {
        Assert.Equal(Atoms("Photo is blurry"), Atoms("photo  IS blurry!"));
        Assert.NotEqual(Atoms("photo"), Atoms("{photo}"));
        Assert.Equal(["Photo is blurry", "photo", "{photo}"], Enumerable.Range(0, 3).Select(_atoms.Name));
    }

    [Fact]
    public void Words_lists_and_gaps_are_elements_of_their_own() =>
        Assert.Equal(["send", "...", "{document}", "again"], Atoms("send ... {document} again").Select(Name));

    [Fact]
    public void A_gap_needs_no_spaces() => Assert.Equal(["send", "...", "again"], Atoms("send...again").Select(Name));

    [Fact]
    public void Anchors_and_exclusions_belong_to_their_part()
    {
        var phrase = Parse("^{a} & b$ & ! c d");

        Assert.Equal([(true, false), (false, true)], phrase.Parts.Select(part => (part.AtStart, part.AtEnd)));
        Assert.Equal(["c d"], Assert.Single(phrase.Excluded).Atoms.Select(Name));
    }

    [Fact]
    public void The_phrase_keeps_what_it_speaks_for_and_how_strongly()
    {
        var label = new Label(LabelKind.Topic, "reasons/glare");
        var phrase = _parser.Parse(new(label, "too bright", PhraseSource.Hint, "reasons/glare/en.json"));

        Assert.Equal((label, PhraseSource.Hint, "too bright"), (phrase.Label, phrase.Strength, phrase.Text));
    }

    private Phrase Parse(string text) => _parser.Parse(new(new(LabelKind.Intent, "x"), text, 1, "intents"));

    private int[] Atoms(string text) => Assert.Single(Parse(text).Parts).Atoms;

    private string Name(int atom) => atom == PhrasePart.Gap ? "..." : _atoms.Name(atom);
}
