using Microsoft.Recognizers.Text;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>Classifies a rejection message. The intent ids are the folders under <c>dialogs/reasons/</c> and <c>dialogs/outside/</c>.</summary>
internal sealed class RejectionReasonRecognizer : Recognizer<RecognizerOptions>
{
    private readonly PhraseMatcher _matcher;
    private readonly ContentSnapshot _content;

    public RejectionReasonRecognizer(PhraseMatcher matcher, ContentSnapshot content)
        : base(Microsoft.Recognizers.Text.Culture.English, new RecognizerOptions(content.Version), lazyInitialization: true, 0)
    {
        _matcher = matcher;
        _content = content;
    }

    /// <summary>The model. One serves every language, because messages mix them.</summary>
    public RejectionReasonModel Model => new(_matcher, _content);

    protected override void InitializeConfiguration() =>
        RegisterModel<RejectionReasonModel>(Microsoft.Recognizers.Text.Culture.English, _ => Model);

    protected override List<Type> GetRelatedTypes() => [];
}
