using Microsoft.Recognizers.Text;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>Recognizes what a customer wants: yes, back, a person, a question, ... The ids are those of <c>dialogs/intents/</c> and the folders of <c>dialogs/questions/</c>.</summary>
internal sealed class IntentRecognizer : Recognizer<RecognizerOptions>
{
    private readonly PhraseMatcher _matcher;
    private readonly ContentSnapshot _content;

    public IntentRecognizer(PhraseMatcher matcher, ContentSnapshot content)
        : base(Microsoft.Recognizers.Text.Culture.English, new RecognizerOptions(content.Version), lazyInitialization: true, 0)
    {
        _matcher = matcher;
        _content = content;
    }

    /// <summary>The model. One serves every language, because messages mix them.</summary>
    public IntentModel Model => new(_matcher, _content);

    protected override void InitializeConfiguration() =>
        RegisterModel<IntentModel>(Microsoft.Recognizers.Text.Culture.English, _ => Model);

    protected override List<Type> GetRelatedTypes() => [];
}
