-- A second stream beside OBS's own, as multi-stream plugins make it. The hotkeys second_start and second_stop drive it;
-- where it goes and which encoder it takes stands in the file `plan`: first line the server, second line "shared" (the
-- encoder of OBS's own stream) or the bitrate of an encoder of its own in kbit/s.
obs = obslua

local plan_file
local output, service, video, audio

function script_update(settings)
    plan_file = obs.obs_data_get_string(settings, "plan")
end

local function data(values)
    local made = obs.obs_data_create()
    for key, value in pairs(values) do
        if type(value) == "number" then
            obs.obs_data_set_int(made, key, value)
        else
            obs.obs_data_set_string(made, key, value)
        end
    end
    return made
end

local function make_encoder(kbps)
    local settings = data({ rate_control = "CBR", bitrate = kbps, keyint_sec = 2, preset = "ultrafast" })
    video = obs.obs_video_encoder_create("obs_x264", "Second encoder", settings, nil)
    obs.obs_data_release(settings)
    obs.obs_encoder_set_video(video, obs.obs_get_video())
    audio = obs.obs_audio_encoder_create("ffmpeg_aac", "Second sound", nil, 0, nil)
    obs.obs_encoder_set_audio(audio, obs.obs_get_audio())
    return video, audio
end

local function encoders_of_own()
    local own = obs.obs_frontend_get_streaming_output()
    local found = obs.obs_output_get_video_encoder(own)
    local sound = obs.obs_output_get_audio_encoder(own, 0)
    obs.obs_output_release(own)
    return found, sound
end

local function start(pressed)
    if not pressed or output then
        return
    end
    local lines = io.lines(plan_file)
    local server, encoder = lines(), lines()
    local where = data({ server = server, key = "second" })
    service = obs.obs_service_create("rtmp_custom", "Second service", where, nil)
    obs.obs_data_release(where)
    output = obs.obs_output_create("rtmp_output", "Second platform", nil, nil)
    local picture, sound
    if encoder == "shared" then
        picture, sound = encoders_of_own()
    else
        picture, sound = make_encoder(tonumber(encoder))
    end
    obs.obs_output_set_video_encoder(output, picture)
    obs.obs_output_set_audio_encoder(output, sound, 0)
    obs.obs_output_set_service(output, service)
    obs.obs_output_start(output)
end

local function release()
    if output then
        obs.obs_output_force_stop(output)
        obs.obs_output_release(output)
        obs.obs_service_release(service)
        obs.obs_encoder_release(video)
        obs.obs_encoder_release(audio)
    end
    output, service, video, audio = nil, nil, nil, nil
end

local function stop(pressed)
    if pressed and output then
        obs.obs_output_stop(output)
    end
end

function script_load(settings)
    obs.obs_hotkey_register_frontend("second_start", "Start the second stream", start)
    obs.obs_hotkey_register_frontend("second_stop", "Stop the second stream", stop)
end

function script_unload()
    release()
end
